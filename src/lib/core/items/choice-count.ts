import { assertNever } from '#lib/core/assert-never.ts';
import type { Item } from './item.ts';
import { lineText } from './plain-text.ts';

/** Options, statements, entries, left sides or lines to choose from; 0 for free input. */
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
		default:
			return assertNever(item);
	}
}
