import type { Item } from '#lib/core/items/item.ts';
import { disagrees, type Reading, type Readings } from './reading.ts';

/** What blind readers found in a skill. */
export type ReviewFigures = {
	readonly questions: number;
	/** Questions whose present wording a blind reader has answered. */
	readonly read: number;
	/** Readings of any wording that did not earn everything, and how they were settled. */
	readonly disagreements: number;
	/** Readings with a doubt, whatever they earned. */
	readonly doubts: number;
	readonly settled: Readonly<Record<NonNullable<Reading['settled']>['by'], number>>;
	/** Of the newest reading of each single-choice question: how often its options alone led to the key, and would have by chance. */
	readonly covered: { readonly questions: number; readonly hits: number; readonly chance: number };
	/** Questions whose reader was sure of the key with the stem covered. */
	readonly givenAway: number;
};

/** @param sheetOf hash of the sheet that a reader would get of a question now */
export function reviewFiguresOf(
	items: readonly Item[],
	readings: Readings,
	sheetOf: (item: Item) => string
): ReviewFigures {
	const of = (item: Item) => readings[item.id.split('/')[1] ?? ''] ?? [];
	const all = items.flatMap(of);
	const settledBy = (by: NonNullable<Reading['settled']>['by']) =>
		all.filter(({ settled }) => settled?.by === by).length;
	const guesses = items.flatMap(
		(item) => of(item).findLast(({ covered }) => covered)?.covered ?? []
	);
	return {
		questions: items.length,
		read: items.filter((item) => of(item).some(({ sheet }) => sheet === sheetOf(item))).length,
		disagreements: all.filter(disagrees).length,
		doubts: all.filter(({ doubt }) => doubt).length,
		settled: {
			'key held': settledBy('key held'),
			'key changed': settledBy('key changed'),
			reworded: settledBy('reworded'),
			retired: settledBy('retired')
		},
		covered: {
			questions: guesses.length,
			hits: guesses.filter(({ right }) => right).length,
			chance: guesses.reduce((sum, { chance }) => sum + chance, 0)
		},
		givenAway: guesses.filter(({ sure, right }) => sure && right).length
	};
}

/** The figures of several skills together. */
export function sumFigures(all: readonly ReviewFigures[]): ReviewFigures {
	const sum = (of: (figures: ReviewFigures) => number) =>
		all.reduce((total, figures) => total + of(figures), 0);
	return {
		questions: sum(({ questions }) => questions),
		read: sum(({ read }) => read),
		disagreements: sum(({ disagreements }) => disagreements),
		doubts: sum(({ doubts }) => doubts),
		settled: {
			'key held': sum(({ settled }) => settled['key held']),
			'key changed': sum(({ settled }) => settled['key changed']),
			reworded: sum(({ settled }) => settled.reworded),
			retired: sum(({ settled }) => settled.retired)
		},
		covered: {
			questions: sum(({ covered }) => covered.questions),
			hits: sum(({ covered }) => covered.hits),
			chance: sum(({ covered }) => covered.chance)
		},
		givenAway: sum(({ givenAway }) => givenAway)
	};
}
