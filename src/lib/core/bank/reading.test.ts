import { expect, test } from 'vitest';
import { expectedSeconds, readingGrade } from './reading.ts';

/** Kincaid, Fishburne, Rogers & Chissom (1975), Navy Research Branch Report 8-75. */
const gradeOf = (words: number, sentences: number, syllables: number) =>
	0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;

// Counted by hand: words, sentences, syllables.
test.for<[prose: string, counts: [number, number, number]]>([
	['The cat sat on the mat and the dog ran off. She did not see it go out at night.', [20, 2, 20]],
	[
		'The transaction waits until the other session commits. Afterwards it reads the newest version of the row again.',
		[18, 2, 29]
	],
	[
		'Two sessions update one account.\nWhich of the following results can the second one report at the end?',
		[18, 2, 26]
	]
])('%j has the grade of its counts, %j', ([prose, counts]) => {
	expect(readingGrade(prose)).toBeCloseTo(gradeOf(...counts), 6);
});

test('comes within a syllable of a published value', () => {
	// Wikipedia, "Flesch–Kincaid readability tests", gives this sentence of 16 words a reading ease of 69, which is
	// 206.835 − 1.015 × 16 − 84.6 × 23/16: 23 syllables.
	const prose =
		'This sentence, taken as a reading passage unto itself, is being used to prove a point.';
	expect(readingGrade(prose)).toBeGreaterThanOrEqual(gradeOf(16, 1, 22));
	expect(readingGrade(prose)).toBeLessThanOrEqual(gradeOf(16, 1, 24));
});

test('says nothing of less than 15 words', () => {
	expect(readingGrade('What does the query return?')).toBeUndefined();
	expect(readingGrade('')).toBeUndefined();
});

test('a stem of 40 words and 5 lines of code takes 37 seconds', () => {
	expect(expectedSeconds(40, 5)).toBe(37);
});
