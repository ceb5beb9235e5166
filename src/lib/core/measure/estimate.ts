import { abilityGrid, gridStep } from './ability-grid.ts';
import { dot } from './vector.ts';

/** What is known of an ability: its posterior, in logits. Plain data. */
export type Estimate = {
	readonly mean: number;
	/** Of the posterior, never 1/√information. */
	readonly sd: number;
	/** Probability of each point of `abilityGrid`. */
	readonly distribution: Float64Array;
};

export function estimateFrom(distribution: Float64Array): Estimate {
	const mean = dot(distribution, abilityGrid);
	const square = dot(
		distribution,
		abilityGrid.map((theta) => (theta - mean) ** 2)
	);
	return { mean, sd: Math.sqrt(square), distribution };
}

/** P(ability ≥ theta), each point's probability being spread evenly over the step around it. */
export function probabilityAtLeast(estimate: Estimate, theta: number): number {
	let sum = 0;
	estimate.distribution.forEach((weight, i) => {
		const upperEdge = abilityGrid[i]! + gridStep / 2;
		sum += weight * Math.min(1, Math.max(0, (upperEdge - theta) / gridStep));
	});
	return Math.min(1, sum);
}

/** The ability below which the share `p` of the distribution lies. */
export function quantile(estimate: Estimate, p: number): number {
	let below = 0;
	for (let i = 0; i < abilityGrid.length; i++) {
		const weight = estimate.distribution[i]!;
		if (weight > 0 && below + weight >= p) {
			return abilityGrid[i]! + gridStep * ((p - below) / weight - 0.5);
		}
		below += weight;
	}
	return abilityGrid[abilityGrid.length - 1]!;
}
