import { assertNever } from '#lib/core/assert-never.ts';
import type { PresentedItem } from '#lib/core/items/present.ts';
import type { Response } from '#lib/core/items/response.ts';
import { letterAt } from './sheet.ts';

/** "I don't know", on a sheet. */
const unknown = '?';

/**
 * Reads what a blind reader wrote beside a question: letters in the order of the sheet, a number, or a text.
 * @returns undefined when it is no answer to a question of this kind
 */
export function parseReply(item: PresentedItem, reply: string): Response | undefined {
	const text = reply.trim();
	if (text === unknown) return { kind: 'dont-know' };
	if (!text) return undefined;
	const marks = text.toLowerCase().split(/[\s,]+/);
	switch (item.kind) {
		case 'single-choice': {
			const [option] = indexesOf(marks, item.options) ?? [];
			return option === undefined || marks.length > 1 ? undefined : { kind: item.kind, option };
		}
		case 'multiple-choice': {
			const options = indexesOf(marks, item.options);
			return options && { kind: item.kind, options: options.toSorted((a, b) => a - b) };
		}
		case 'ordering': {
			const order = indexesOf(marks, item.entries);
			return order?.length === item.entries.length ? { kind: item.kind, order } : undefined;
		}
		case 'matching': {
			if (marks.length !== item.lefts.length) return undefined;
			const rights = marks.map((mark) => indexesOf([mark], item.rights)?.[0]);
			return rights.includes(undefined)
				? undefined
				: { kind: item.kind, rights: rights.map((right) => right ?? null) };
		}
		case 'true-false': {
			if (marks.length !== item.statements.length || !marks.every((m) => m === 't' || m === 'f'))
				return undefined;
			const answers = new Array<boolean | null>(marks.length).fill(null);
			item.statements.forEach(({ index }, position) => {
				answers[index] = marks[position] === 't';
			});
			return { kind: item.kind, answers };
		}
		case 'schedule': {
			if (marks.length !== item.asked.length) return undefined;
			const choices = marks.map(
				(mark, asked) => indexesOf([mark], item.asked[asked]?.choices)?.[0]
			);
			return choices.includes(undefined)
				? undefined
				: { kind: item.kind, choices: choices.map((choice) => choice ?? null) };
		}
		case 'faulty-line':
			return /^\d+$/.test(text) ? { kind: item.kind, line: Number(text) } : undefined;
		case 'numeric':
		case 'short-text':
			return { kind: item.kind, text };
		default:
			return assertNever(item);
	}
}

/** Authored positions of what letters stand for; undefined when one stands for nothing or twice. */
function indexesOf(
	marks: readonly string[],
	choices: readonly { readonly index: number }[] = []
): number[] | undefined {
	const indexes = marks.map(
		(mark) => choices.find((_, position) => letterAt(position) === mark)?.index
	);
	const found = indexes.filter((index) => index !== undefined);
	return found.length === marks.length && new Set(found).size === found.length ? found : undefined;
}
