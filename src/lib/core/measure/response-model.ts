/** A dichotomous item on the logit scale (D = 1). */
export type ItemParameters = {
	readonly discrimination: number;
	readonly difficulty: number;
	/** Lower asymptote: the chance of somebody who knows nothing. */
	readonly guessing: number;
	/** Upper asymptote; 1 where nobody able slips. */
	readonly upper?: number;
};

export function logistic(x: number): number {
	return 1 / (1 + Math.exp(-x));
}

/**
 * Probability of a correct response under the four-parameter logistic model (Barton & Lord 1981), which with
 * `upper` 1 is the three-parameter model (Birnbaum 1968).
 * @param theta ability in logits, on the scale of `item.difficulty`
 * @returns a probability in [item.guessing, item.upper]
 */
export function probabilityCorrect(theta: number, item: ItemParameters): number {
	const { discrimination, difficulty, guessing, upper = 1 } = item;
	return guessing + (upper - guessing) * logistic(discrimination * (theta - difficulty));
}

/**
 * Fisher information of a response about theta: P′² / (P (1 − P)) (Magis 2013, equation 2).
 * @returns information in 1/logit²
 */
export function information(theta: number, item: ItemParameters): number {
	const { discrimination, guessing, upper = 1 } = item;
	const p = probabilityCorrect(theta, item);
	const slope = (discrimination * (p - guessing) * (upper - p)) / (upper - guessing);
	return slope === 0 ? 0 : slope ** 2 / (p * (1 - p));
}
