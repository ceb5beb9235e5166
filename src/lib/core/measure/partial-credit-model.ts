/** An item scored 0 … m: `steps` are the m abilities at which neighbouring scores are equally likely. */
export type PartialCreditParameters = {
	readonly discrimination: number;
	readonly steps: readonly number[];
};

/**
 * Probability of every score under the generalised partial credit model (Muraki 1992).
 * @param theta ability in logits
 * @returns m + 1 probabilities, of scores 0 … m
 */
export function scoreProbabilities(theta: number, item: PartialCreditParameters): Float64Array {
	const logs = new Float64Array(item.steps.length + 1);
	let sum = 0;
	let max = 0;
	item.steps.forEach((step, k) => {
		sum += item.discrimination * (theta - step);
		logs[k + 1] = sum;
		max = Math.max(max, sum);
	});
	const weights = logs.map((log) => Math.exp(log - max));
	const total = weights.reduce((a, b) => a + b);
	return weights.map((weight) => weight / total);
}

/**
 * Fisher information: the squared slope times the variance of the score (Muraki 1993).
 * @returns information in 1/logit²
 */
export function scoreInformation(theta: number, item: PartialCreditParameters): number {
	let mean = 0;
	let square = 0;
	scoreProbabilities(theta, item).forEach((p, score) => {
		mean += p * score;
		square += p * score ** 2;
	});
	return item.discrimination ** 2 * (square - mean ** 2);
}
