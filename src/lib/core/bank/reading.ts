import { syllable } from 'syllable';
import { words } from './item-text.ts';

/**
 * Flesch–Kincaid grade: years of school needed to read English prose (Kincaid et al. 1975).
 * @returns undefined for less than 15 words, where the formula says nothing
 */
export function readingGrade(prose: string): number | undefined {
	const sentences = prose
		.split(/[.!?:]+(?:\s|$)|\n/)
		.filter((sentence) => words(sentence).length > 0);
	const all = words(prose);
	if (all.length < 15) return undefined;
	const syllables = all.reduce((sum, word) => sum + syllable(word), 0);
	return 0.39 * (all.length / sentences.length) + 11.8 * (syllables / all.length) - 15.59;
}

/**
 * Seconds to read a question once and decide: 200 words a minute for prose (Brysbaert 2019 gives 238 for
 * leisure reading), 3 s a line of code, 10 s to decide.
 */
export function expectedSeconds(wordCount: number, codeLines: number): number {
	return 10 + wordCount * 0.3 + codeLines * 3;
}
