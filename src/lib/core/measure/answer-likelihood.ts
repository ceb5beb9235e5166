import { abilityGrid } from './ability-grid.ts';
import { itemParameters } from './item-parameters.ts';
import type { MeasuredItem } from './item-parameters.ts';
import { probabilityCorrect } from './response-model.ts';
import { evidenceShare, knownProbabilities, setScoreLikelihoods } from './statement-set.ts';

/** An answer as measuring sees it. */
export type Answer = {
	readonly item: MeasuredItem;
	readonly earned: number;
	readonly possible: number;
	/** The person said so: wrong, and nothing was guessed. */
	readonly dontKnow: boolean;
	/** 0 for a question never met before, else `rememberedShare`. */
	readonly remembered: number;
	/** Given too fast to have been read: see `isRapidGuess`. */
	readonly rapid: boolean;
};

/**
 * Log-likelihood of an answer at every point of the ability grid.
 *
 * Partial credit s on questions that are not sets is the Bernoulli quasi-likelihood s·log P + (1 − s)·log(1 − P) (Papke
 * & Wooldridge 1996): it is the ordinary likelihood at s = 0 and 1, never counts more than one question, rises in
 * ability with s, and is unbiased where the expected score is P, however the parts depend on each other.
 *
 * "I don't know" drops the guess floor. In 1 − P = (1 − c)(1 − σ) the floor is a constant factor, so for an ordinary
 * question this is what a wrong answer tells: admitting never costs more than gambling and losing.
 */
export function answerLogLikelihood(answer: Answer): Float64Array<ArrayBuffer> {
	const { item, dontKnow, earned, possible } = answer;
	const share = dontKnow ? 0 : earned / possible;
	const remembered = dontKnow ? 0 : answer.remembered;
	if (item.kind === 'true-false') {
		const weight = evidenceShare(item.choices);
		const score = Math.round(share * item.choices);
		return abilityGrid.map((theta) => {
			const likelihoods = dontKnow
				? knownProbabilities(theta, item)
				: setScoreLikelihoods(theta, item, remembered);
			return weight * Math.log(likelihoods[score] ?? 1);
		});
	}
	const asked = itemParameters(item, remembered);
	const parameters = dontKnow ? { ...asked, guessing: 0 } : asked;
	return abilityGrid.map((theta) => {
		const p = probabilityCorrect(theta, parameters);
		return (share > 0 ? share * Math.log(p) : 0) + (share < 1 ? (1 - share) * Math.log(1 - p) : 0);
	});
}
