import { assertNever } from '#lib/core/assert-never.ts';
import type { Item } from '#lib/core/items/item.ts';
import { plainText, lineText } from '#lib/core/items/plain-text.ts';
import { type Choice, presentItem, type PresentedItem } from '#lib/core/items/present.ts';
import { codeMarkdown, inlineMarkdown, toMarkdown } from '#lib/core/items/to-markdown.ts';
import { outcomeLines } from '#lib/core/proof/outcome-words.ts';
import { createRandom } from '#lib/core/random.ts';

/** A question as its blind reader sees it, in an order that is the same on every machine. */
export function presentToReader(item: Item): PresentedItem {
	return presentItem(item, createRandom(`reading/${item.id}`));
}

/** The letter that stands for the choice at a position of the sheet, from 0. */
export function letterAt(position: number): string {
	return String.fromCharCode('a'.charCodeAt(0) + position);
}

const lettered = (choices: readonly Choice[]) =>
	choices.map(({ text }, position) => `${letterAt(position)}) ${inlineMarkdown(text)}`).join('\n');

/** A question for the blind reader, without key, rationale, level, source or family. */
export function sheetOf(item: PresentedItem): string {
	const applies = item.applies ? [`(${item.applies})`] : [];
	return [`### ${item.id}`, ...applies, toMarkdown(item.stem), answerPart(item)].join('\n\n');
}

/**
 * What can be seen of a question with its stem covered.
 * @param code stands for the id, which would tell what the question is about
 * @returns undefined where a covered stem leaves nothing to choose from, or, as in a set of statements, the whole task
 */
export function coveredSheetOf(item: PresentedItem, code: string): string | undefined {
	if (item.kind !== 'single-choice') return undefined;
	return `### ${code}\n\n${lettered(item.options)}`;
}

function answerPart(item: PresentedItem): string {
	switch (item.kind) {
		case 'single-choice':
			return `One of:\n${lettered(item.options)}`;
		case 'multiple-choice':
			return `Every one that applies:\n${lettered(item.options)}`;
		case 'true-false':
			return `True (t) or false (f), each:\n${lettered(item.statements)}`;
		case 'ordering':
			return `Put in order:\n${lettered(item.entries)}`;
		case 'matching':
			return [
				`For each of "${plainText(item.heads[0])}" the letter of its "${plainText(item.heads[1])}":`,
				...item.lefts.map(({ text }, index) => `${index + 1}. ${inlineMarkdown(text)}`),
				lettered(item.rights)
			].join('\n');
		case 'numeric':
			return `A number${item.unit ? `, in ${item.unit}` : ''}.`;
		case 'short-text':
			return 'A short text.';
		case 'faulty-line':
			return [
				'The number of a line:',
				...item.code.lines.map((line, index) => `${index + 1}: ${lineText(line)}`)
			].join('\n');
		case 'schedule':
			return scheduleSheet(item);
		default:
			return assertNever(item);
	}
}

function scheduleSheet(item: PresentedItem & { readonly kind: 'schedule' }): string {
	const steps = item.steps.map(({ who, code, shown }, index) => {
		const came = shown ? ` → ${outcomeLines(shown.out).join('; ')}` : '';
		return `${index + 1}. ${who ?? 'at the end'}: ${code.lines.map(lineText).join(' ')}${came}`;
	});
	const asked = item.asked.map(({ step, released, choices }) => {
		const about = released ? `what waiting ${released} comes to at step` : 'step';
		const words = choices.map(({ words }, position) => `${letterAt(position)}) ${words}`);
		return `${about} ${step + 1}: ${words.join('   ').replaceAll('\n', ' / ')}`;
	});
	return [
		...(item.setup ? [codeMarkdown(item.setup)] : []),
		...Object.entries(item.isolation ?? {}).map(([who, level]) => `${who} began at ${level}`),
		...steps,
		'A letter for each of:',
		...asked
	].join('\n');
}
