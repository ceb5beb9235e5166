import { attenuatedSlope, difficultyOfLevel, itemParameters } from './item-parameters.ts';
import type { MeasuredItem } from './item-parameters.ts';
import { scoreProbabilities } from './partial-credit-model.ts';

/** Its statements hang together, so each adds less than a question of its own would. */
const stepSlope = 0.6;

function binomial(hits: number, trials: number, p: number): number {
	let probability = 1;
	for (let i = 0; i < hits; i++) probability *= (p * (trials - i)) / (i + 1);
	return probability * (1 - p) ** (trials - hits);
}

/**
 * What a set counts for, in (0, 1]: the information of its generalised partial credit model peaks at a²·m(m + 2)/12,
 * that of a question at a′²/4; the share keeps a set from ever counting more than two questions.
 */
export function evidenceShare(statements: number): number {
	const peak = (stepSlope ** 2 * statements * (statements + 2)) / 12;
	return Math.min(1, (2 * (attenuatedSlope ** 2 / 4)) / peak);
}

/**
 * Probability of every score of a set of m true-or-false statements, where a score is right minus wrong, never below
 * zero. How many statements are known follows the generalised partial credit model (Muraki 1992) with all steps
 * at the set's difficulty; each of the others is guessed right at even odds.
 *
 * With every statement answered a score has the parity of m. A statement left open gives the scores between; such a
 * score gets the geometric mean of its neighbours and so is no category of its own: the sum over `answeredScores` is 1.
 * @returns m + 1 values, of scores 0 … m
 */
export function setScoreLikelihoods(
	theta: number,
	item: MeasuredItem,
	remembered: number
): Float64Array {
	const m = item.choices;
	const known = knownProbabilities(theta, item);
	const guess = itemParameters(item, remembered).guessing;
	const scores = new Float64Array(m + 1);
	for (let right = 0; right <= m; right++) {
		let probability = 0;
		for (let k = 0; k <= right; k++) {
			probability += (known[k] ?? 0) * binomial(right - k, m - k, guess);
		}
		const score = Math.max(0, 2 * right - m);
		scores[score] = (scores[score] ?? 0) + probability;
	}
	for (let score = m - 1; score > 0; score -= 2) {
		scores[score] = Math.sqrt((scores[score - 1] ?? 0) * (scores[score + 1] ?? 0));
	}
	return scores;
}

/** Probability that 0 … m statements are known. */
export function knownProbabilities(theta: number, item: MeasuredItem): Float64Array {
	const steps = Array.from({ length: item.choices }, () => difficultyOfLevel(item.level));
	return scoreProbabilities(theta, { discrimination: stepSlope, steps });
}

/** The scores a set of m statements can have when none is left open. */
export function answeredScores(statements: number): number[] {
	const scores = [];
	for (let score = statements; score > 0; score -= 2) scores.push(score);
	return [...scores, 0];
}
