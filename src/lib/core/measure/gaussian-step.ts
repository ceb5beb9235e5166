import { abilityGrid, gridStep } from './ability-grid.ts';
import { largest, logOf, over, scaledExp } from './vector.ts';

/**
 * The conditional distribution of a child given its parent, N(parent, variance), tabulated on the ability grid. Every
 * row sums to 1, so a child without answers tells its parent exactly nothing.
 */
export type GaussianStep = {
	/** Spreads a likelihood of the child over the parent: Σ p(child | parent)·likelihood. */
	readonly average: (likelihood: Float64Array) => Float64Array<ArrayBuffer>;
	/** The same with logarithms: log E[likelihood | parent]. */
	readonly toParent: (logLikelihood: Float64Array) => Float64Array<ArrayBuffer>;
	/** Spreads weights of the parent over the child: Σ p(child | parent)·weight. */
	readonly toChild: (weights: Float64Array) => Float64Array<ArrayBuffer>;
};

/** Beyond 6 standard deviations a normal density is below 2e-8 of its peak. */
const reach = 6;

export function createGaussianStep(variance: number): GaussianStep {
	const count = abilityGrid.length;
	const half = Math.min(count - 1, Math.ceil((reach * Math.sqrt(variance)) / gridStep));
	const taps = Float64Array.from({ length: half + 1 }, (_, distance) =>
		Math.exp((-0.5 * (distance * gridStep) ** 2) / variance)
	);
	/** Holds the values to convolve, between zeros for what lies beyond the grid. */
	const padded = new Float64Array(count + 2 * half);
	const blur = (values: Float64Array) => {
		padded.set(values, half);
		const out = new Float64Array(count);
		for (let i = 0; i < count; i++) {
			let sum = padded[i + half]!;
			let left = i + half - 1;
			let right = i + half + 1;
			for (let distance = 1; distance <= half; distance++) {
				sum += taps[distance]! * (padded[left--]! + padded[right++]!);
			}
			out[i] = sum;
		}
		return out;
	};
	const rowSums = blur(new Float64Array(count).fill(1));
	const average = (likelihood: Float64Array) => over(blur(likelihood), rowSums);
	return {
		average,
		toParent: (logLikelihood) => logOf(average(scaledExp(logLikelihood)), largest(logLikelihood)),
		toChild: (weights) => blur(over(weights, rowSums))
	};
}
