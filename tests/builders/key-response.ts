import { assertNever } from '#lib/core/assert-never.ts';
import type { Item } from '#lib/core/items/item.ts';
import type { Response } from '#lib/core/items/response.ts';

/** The response that is right in every part. */
export function keyResponse(item: Item): Response {
	switch (item.kind) {
		case 'single-choice':
			return { kind: item.kind, option: item.options.findIndex((option) => option.correct) };
		case 'multiple-choice':
			return {
				kind: item.kind,
				options: item.options.flatMap((option, index) => (option.correct ? [index] : []))
			};
		case 'true-false':
			return { kind: item.kind, answers: item.statements.map((statement) => statement.correct) };
		case 'ordering':
			return { kind: item.kind, order: item.entries.map((_, index) => index) };
		case 'matching':
			return { kind: item.kind, rights: item.lefts.map((left) => left.right) };
		case 'numeric':
			return { kind: item.kind, text: String(item.value) };
		case 'short-text':
			return { kind: item.kind, text: item.accepted[0] ?? '' };
		case 'faulty-line':
			return { kind: item.kind, line: item.line };
		case 'schedule':
			return { kind: item.kind, choices: item.asked.map((asked) => asked.right) };
		default:
			return assertNever(item);
	}
}
