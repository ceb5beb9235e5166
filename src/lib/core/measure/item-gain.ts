import { abilityGrid } from './ability-grid.ts';
import { itemParameters } from './item-parameters.ts';
import type { MeasuredItem } from './item-parameters.ts';
import { probabilityCorrect } from './response-model.ts';
import { answeredScores, evidenceShare, setScoreLikelihoods } from './statement-set.ts';
import type { Regression } from './target-posterior.ts';
import { dot } from './vector.ts';

/** The possible outcomes of asking a question, each with its probability at every ability. */
export type Outcomes = { readonly curves: readonly Float64Array[]; readonly share: number };

/** Partial credit is left aside: right or not right. */
export function itemOutcomes(item: MeasuredItem, remembered: number): Outcomes {
	if (item.kind === 'true-false') {
		const scores = answeredScores(item.choices);
		const curves = scores.map(() => new Float64Array(abilityGrid.length));
		abilityGrid.forEach((theta, i) => {
			const likelihoods = setScoreLikelihoods(theta, item, remembered);
			scores.forEach((score, k) => {
				curves[k]![i] = likelihoods[score]!;
			});
		});
		return { curves, share: evidenceShare(item.choices) };
	}
	const parameters = itemParameters(item, remembered);
	const right = abilityGrid.map((theta) => probabilityCorrect(theta, parameters));
	return { curves: [right, right.map((p) => 1 - p)], share: 1 };
}

/**
 * Expected reduction of the target's posterior variance by a question, Σ P(x)·(E[T | x] − E[T])² over its outcomes x:
 * with two outcomes Cov(T, P)²/(p̄·q̄) (van der Linden 1998, preposterior analysis).
 * @returns logit²
 */
export function expectedGain(regression: Regression, mean: number, outcomes: Outcomes): number {
	let gain = 0;
	for (const curve of outcomes.curves) {
		const p = dot(regression.weights, curve);
		if (p > 0) gain += (dot(regression.weighted, curve) - mean * p) ** 2 / p;
	}
	return outcomes.share * gain;
}
