import { normalized } from './vector.ts';

/** `count` abilities (logits) at equal steps from `low` to `high`, both included. */
export function createGrid(low: number, high: number, count: number): Float64Array {
	const step = (high - low) / (count - 1);
	return Float64Array.from({ length: count }, (_, i) => low + i * step);
}

/** Logits between neighbouring points of `abilityGrid`. */
export const gridStep = 0.1;

/** Where every ability is tabulated: 121 points on [−6, 6]; on [−4, 4] all-right answers run into the end. */
export const abilityGrid = createGrid(-6, 6, 121);

/** The values of a normal density at the grid's points, scaled to sum to 1. */
export function normalWeights(
	grid: Float64Array,
	mean: number,
	sd: number
): Float64Array<ArrayBuffer> {
	const density = new Float64Array(grid.length);
	for (let i = 0; i < grid.length; i++) density[i] = Math.exp(-0.5 * ((grid[i]! - mean) / sd) ** 2);
	return normalized(density);
}
