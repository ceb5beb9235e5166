import type { Item } from '#lib/core/items/item.ts';
import { type ItemKind, itemKinds } from '#lib/core/items/item-kind.ts';
import { distractorRationales, isKeyLongest, proseOf, words } from './item-text.ts';
import { readingGrade } from './reading.ts';

/** Figures of a skill, or of the whole bank. Shares lie in [0, 1]. */
export type Figures = {
	readonly questions: number;
	readonly byKind: Readonly<Record<ItemKind, number>>;
	/** Questions at levels 1 to 5. */
	readonly byLevel: readonly [number, number, number, number, number];
	/** Families of two or more questions. */
	readonly families: number;
	readonly singleChoice: {
		/** How often the key is the one longest option, and how often it would be by chance. */
		readonly keyLongest: number;
		readonly keyLongestByChance: number;
		/** Share of keys authored at each position, first to fourth, over questions with four options. */
		readonly keyPositions: readonly number[];
	};
	/** Median words of the rationales of wrong answers. */
	readonly rationaleWords: number;
	/** Median Flesch–Kincaid grade of the stems long enough to have one. */
	readonly grade: number;
	readonly proven: number;
};

function median(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = (sorted.length - 1) / 2;
	const [low = 0, high = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
	return (low + high) / 2;
}

function mean(values: readonly number[]): number {
	return values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/** Families of two or more: of the others a parallel question is still to be written. */
function familiesOf(items: readonly Item[]): number {
	const sizes = new Map<string, number>();
	for (const { family } of items) {
		if (family) sizes.set(family, (sizes.get(family) ?? 0) + 1);
	}
	return [...sizes.values()].filter((size) => size > 1).length;
}

export function figuresOf(all: readonly Item[]): Figures {
	const items = all.filter((item) => !item.retired);
	const single = items.filter((item) => item.kind === 'single-choice');
	const four = single.filter((item) => item.options.length === 4);
	const grades = items.flatMap((item) => readingGrade(proseOf(item.stem)) ?? []);
	const count = (test: (item: Item) => boolean) => items.filter(test).length;
	return {
		questions: items.length,
		byKind: Object.fromEntries(
			itemKinds.map((kind) => [kind, count((item) => item.kind === kind)])
		) as Record<ItemKind, number>,
		byLevel: [
			count((item) => item.level === 1),
			count((item) => item.level === 2),
			count((item) => item.level === 3),
			count((item) => item.level === 4),
			count((item) => item.level === 5)
		],
		families: familiesOf(items),
		singleChoice: {
			keyLongest: mean(single.map((item) => (isKeyLongest(item) ? 1 : 0))),
			keyLongestByChance: mean(single.map((item) => 1 / item.options.length)),
			keyPositions: [0, 1, 2, 3].map((position) =>
				mean(four.map((item) => (item.options[position]?.correct ? 1 : 0)))
			)
		},
		rationaleWords: median(items.flatMap(distractorRationales).map((text) => words(text).length)),
		grade: median(grades),
		proven: count((item) => item.proof !== undefined)
	};
}
