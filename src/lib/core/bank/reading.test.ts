import { expect, test } from 'vitest';
import { expectedSeconds, readingGrade } from './reading.ts';

// 0.39 × words/sentences + 11.8 × syllables/words − 15.59 (Kincaid, Fishburne, Rogers & Chissom 1975).
test.for([
	// 20 words of one syllable each in 2 sentences, counted by hand.
	[
		'The cat sat on the mat and the dog ran off. She did not see it go out at night.',
		0.39 * 10 + 11.8 - 15.59
	],
	// 16 words and 23 syllables in 1 sentence: the text for which Wikipedia, "Flesch–Kincaid readability tests",
	// gives a reading ease of 69 = 206.835 − 1.015 × 16 − 84.6 × 23/16.
	[
		'This sentence, taken as a reading passage unto itself, is being used to prove a point.',
		0.39 * 16 + (11.8 * 23) / 16 - 15.59
	],
	// The platypus sentence of the same page twice: 13 words and 24 syllables in each.
	[
		'The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.\nThe Australian platypus is seemingly a hybrid of a mammal and reptilian creature.',
		0.39 * 13 + (11.8 * 24) / 13 - 15.59
	]
] as const)('%j has the grade %d', ([prose, grade]) => {
	expect(readingGrade(prose)).toBeCloseTo(grade, 6);
});

test('says nothing of less than 15 words', () => {
	expect(readingGrade('What does the query return?')).toBeUndefined();
	expect(readingGrade('')).toBeUndefined();
});

test('a stem of 40 words and 5 lines of code takes 37 seconds', () => {
	expect(expectedSeconds(40, 5)).toBe(37);
});
