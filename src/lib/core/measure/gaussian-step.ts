import { abilityGrid, gridStep, scaledExp } from './ability-grid.ts';

/**
 * The conditional distribution of a child given its parent, N(parent, variance), tabulated on the ability grid. Every
 * row sums to 1, so a child without answers tells its parent exactly nothing.
 */
export type GaussianStep = {
	/** Sends the log-likelihood of the child to its parent: log E[likelihood | parent]. */
	readonly toParent: (logLikelihood: Float64Array) => Float64Array;
	/** Spreads weights of the parent over the child: Σ p(child | parent)·weight. */
	readonly toChild: (weights: Float64Array) => Float64Array<ArrayBuffer>;
	/** Spreads a likelihood of the child over the parent: Σ p(child | parent)·likelihood. */
	readonly average: (likelihood: Float64Array) => Float64Array<ArrayBuffer>;
};

/** Beyond 7 standard deviations a normal density is below 1e-10 of its peak. */
const reach = 7;

export function createGaussianStep(variance: number): GaussianStep {
	const count = abilityGrid.length;
	const half = Math.min(count - 1, Math.ceil((reach * Math.sqrt(variance)) / gridStep));
	const taps = Float64Array.from({ length: 2 * half + 1 }, (_, i) =>
		Math.exp((-0.5 * ((i - half) * gridStep) ** 2) / variance)
	);
	const blur = (values: Float64Array) => {
		const out = new Float64Array(count);
		for (let i = 0; i < count; i++) {
			const last = Math.min(count - 1, i + half);
			let sum = 0;
			for (let j = Math.max(0, i - half); j <= last; j++) {
				// Both indexes are within bounds by construction.
				sum += (values[j] as number) * (taps[j - i + half] as number);
			}
			out[i] = sum;
		}
		return out;
	};
	const rowSums = blur(new Float64Array(count).fill(1));
	const average = (likelihood: Float64Array) =>
		blur(likelihood).map((sum, i) => sum / (rowSums[i] as number));
	return {
		average,
		toChild: (weights) => blur(weights.map((weight, i) => weight / (rowSums[i] as number))),
		toParent: (logLikelihood) => {
			const max = logLikelihood.reduce((a, b) => Math.max(a, b));
			return average(scaledExp(logLikelihood)).map((value) => max + Math.log(value));
		}
	};
}
