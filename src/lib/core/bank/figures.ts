import type { Item } from '#lib/core/items/item.ts';
import { type ItemKind, itemKinds } from '#lib/core/items/item-kind.ts';
import type { Issue } from './issue.ts';
import { distractorRationales, isKeyLongest, proseOf, words } from './item-text.ts';
import { skillsFile } from './parse-catalogue.ts';
import { readingGrade } from './reading.ts';

/** Figures of a skill, or of the whole bank. Shares lie in [0, 1]. */
export type Figures = {
	readonly questions: number;
	readonly byKind: Readonly<Record<ItemKind, number>>;
	/** Questions at levels 1 to 5. */
	readonly byLevel: readonly [number, number, number, number, number];
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
		families: new Set(items.flatMap((item) => item.family ?? [])).size,
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

/** A skill's shares mean something from here on. */
const enough = 15;

/** What the figures of one skill say against it. `name` stands in the messages, `line` is the skill's. */
export function checkFigures(name: string, figures: Figures, line: number): Issue[] {
	if (figures.questions < enough) return [];
	const issue = (rule: Issue['rule'], message: string): Issue => ({
		file: skillsFile,
		line,
		rule,
		message: `${name}: ${message}`
	});
	const percent = (share: number) => `${Math.round(share * 100)} %`;
	const issues: Issue[] = [];
	const single = figures.byKind['single-choice'] / figures.questions;
	if (single > 0.7) issues.push(issue('share-of-kind', `${percent(single)} are single choice`));
	const planned = [0.2, 0.3, 0.3, 0.2];
	planned.forEach((share, index) => {
		const actual = (figures.byLevel[index as 0 | 1 | 2 | 3] ?? 0) / figures.questions;
		if (Math.abs(actual - share) <= 0.15) return;
		issues.push(
			issue('share-of-level', `${percent(actual)} at level ${index + 1}, planned ${percent(share)}`)
		);
	});
	const choice = figures.byKind['single-choice'];
	const { keyLongest, keyLongestByChance, keyPositions } = figures.singleChoice;
	// Two standard errors of a proportion, so that a small skill is not blamed for chance.
	const slack = Math.max(
		0.05,
		2 * Math.sqrt((keyLongestByChance * (1 - keyLongestByChance)) / Math.max(1, choice))
	);
	if (choice > 0 && keyLongest > keyLongestByChance + slack) {
		const message = `the key is the longest option in ${percent(keyLongest)}, by chance ${percent(keyLongestByChance)}`;
		issues.push(issue('share-longest', message));
	}
	if (choice >= 20) {
		keyPositions.forEach((share, position) => {
			if (share >= 0.15 && share <= 0.35) return;
			issues.push(issue('share-of-key', `${percent(share)} of keys at position ${position + 1}`));
		});
	}
	return issues;
}
