import type { Item } from '#lib/core/items/item.ts';
import { lineText, plainText } from '#lib/core/items/plain-text.ts';
import type { Block, CodeBlock, Inline } from '#lib/core/items/rich-text.ts';

/** The prose of blocks, a paragraph a line; code is left out. */
export function proseOf(blocks: readonly Block[]): string {
	return blocks
		.map((block) => {
			switch (block.kind) {
				case 'paragraph':
					return plainText(block.content);
				case 'code':
					return '';
				case 'list':
					return block.items.map(proseOf).join('\n');
				case 'table':
					return [block.head, ...block.rows].map((row) => row.map(plainText).join(' ')).join('\n');
				case 'quote':
					return proseOf(block.content);
			}
		})
		.filter(Boolean)
		.join('\n');
}

/** Code that belongs to a question's kind, beside that of its stem. */
export function ownCodeOf(item: Item): readonly CodeBlock[] {
	if (item.kind === 'faulty-line') return [item.code];
	if (item.kind !== 'schedule') return [];
	return [...(item.setup ? [item.setup] : []), ...item.steps.map(({ code }) => code)];
}

/** All lines of code in blocks. */
export function codeLinesOf(blocks: readonly Block[]): string[] {
	return blocks.flatMap((block) => {
		if (block.kind === 'code') return block.lines.map(lineText);
		if (block.kind === 'list') return block.items.flatMap(codeLinesOf);
		if (block.kind === 'quote') return codeLinesOf(block.content);
		return [];
	});
}

/** Something a person can choose, with what is said about it afterwards. */
export type Alternative = {
	readonly text: readonly Inline[];
	readonly rationale: readonly Inline[];
	readonly correct: boolean;
};

/**
 * What is chosen from in a question, for the rules about options. Free input offers nothing, and a schedule recorded
 * outcomes, which are no author's sentences.
 */
export function alternativesOf(item: Item): readonly Alternative[] {
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			return item.options;
		case 'true-false':
			return item.statements;
		case 'ordering':
			return item.entries.map((entry) => ({ ...entry, correct: true }));
		case 'matching':
			return [
				...item.lefts.map((left) => ({ ...left, correct: true })),
				...item.rights.flatMap(({ text, rationale }) =>
					rationale ? [{ text, rationale, correct: false }] : []
				)
			];
		case 'numeric':
		case 'short-text':
		case 'faulty-line':
		case 'schedule':
			return [];
	}
}

/** The rationales of wrong answers, which teach the most. */
export function distractorRationales(item: Item): string[] {
	const wrong = alternativesOf(item).filter((alternative) => !alternative.correct);
	const mistakes = 'mistakes' in item ? item.mistakes : [];
	return [...wrong, ...mistakes].map(({ rationale }) => plainText(rationale));
}

export function words(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether the key is longer than every other option of a single-choice question. */
export function isKeyLongest(item: Item): boolean {
	if (item.kind !== 'single-choice') return false;
	const length = (option: Alternative) => plainText(option.text).length;
	const key = item.options.find((option) => option.correct);
	return !!key && item.options.every((option) => option === key || length(option) < length(key));
}
