import { assertNever } from '#lib/core/assert-never.ts';
import type { Item, ItemOfKind } from './item.ts';
import { lineText } from './plain-text.ts';

/** Options, statements, entries, left sides, lines or outcomes of a step to choose from; 0 for free input. */
export function choiceCount(item: Item): number {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			return item.options.length;
		case 'true-false':
			return item.statements.length;
		case 'ordering':
			return item.entries.length;
		case 'matching':
			return item.lefts.length;
		case 'numeric':
		case 'short-text':
			return 0;
		case 'faulty-line':
			return item.code.lines.filter((line) => lineText(line).trim()).length;
		case 'schedule':
			return meanChoices(item);
		default:
			return assertNever(item);
	}
}

/** Rounded down, so that what guessing earns on average is not taken for knowledge. */
function meanChoices({ asked }: ItemOfKind<'schedule'>): number {
	const total = asked.reduce((sum, { choices }) => sum + choices.length, 0);
	return Math.floor(total / asked.length);
}
