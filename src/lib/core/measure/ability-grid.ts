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
	return normalized(grid.map((theta) => Math.exp(-0.5 * ((theta - mean) / sd) ** 2)));
}

/** The same proportions with sum 1. */
export function normalized(weights: Float64Array): Float64Array<ArrayBuffer> {
	let sum = 0;
	for (const weight of weights) sum += weight;
	return weights.map((weight) => weight / sum);
}

/**
 * Exponentials of logarithms, scaled so that the largest is 1 and the smallest is not 0: products of such values
 * never vanish everywhere, whatever contradictions were answered.
 */
export function scaledExp(logs: Float64Array): Float64Array<ArrayBuffer> {
	let max = -Infinity;
	for (const log of logs) if (log > max) max = log;
	return logs.map((log) => Math.exp(Math.max(log - max, -600)));
}

export function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	// The index is within both lengths; `??` would cost a branch in the hottest loop.
	for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
	return sum;
}
