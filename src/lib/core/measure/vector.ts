// Plain loops: on arrays this short, `map` and `reduce` of typed arrays take longer than the arithmetic in them.

type Vector = Float64Array<ArrayBuffer>;

export function times(a: Float64Array, b: Float64Array): Vector {
	const product = new Float64Array(a.length);
	for (let i = 0; i < a.length; i++) product[i] = a[i]! * b[i]!;
	return product;
}

export function over(a: Float64Array, b: Float64Array): Vector {
	const quotient = new Float64Array(a.length);
	for (let i = 0; i < a.length; i++) quotient[i] = a[i]! / b[i]!;
	return quotient;
}

export function minus(a: Float64Array, b: Float64Array): Vector {
	const difference = new Float64Array(a.length);
	for (let i = 0; i < a.length; i++) difference[i] = a[i]! - b[i]!;
	return difference;
}

/** Adds `factor` times `more` to `sum`, in place. */
export function addTo(sum: Float64Array, more: Float64Array, factor = 1): void {
	for (let i = 0; i < sum.length; i++) sum[i]! += factor * more[i]!;
}

export function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
	return sum;
}

export function total(values: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < values.length; i++) sum += values[i]!;
	return sum;
}

export function largest(values: Float64Array): number {
	let max = -Infinity;
	for (let i = 0; i < values.length; i++) if (values[i]! > max) max = values[i]!;
	return max;
}

export function scaled(values: Float64Array, factor: number): Vector {
	const product = new Float64Array(values.length);
	for (let i = 0; i < values.length; i++) product[i] = values[i]! * factor;
	return product;
}

/** The same proportions with sum 1. */
export function normalized(weights: Float64Array): Vector {
	return scaled(weights, 1 / total(weights));
}

/**
 * Exponentials of logarithms, scaled so that the largest is 1 and the smallest is not 0: products of such values
 * never vanish everywhere, whatever contradictions were answered.
 */
export function scaledExp(logs: Float64Array): Vector {
	const max = largest(logs);
	const values = new Float64Array(logs.length);
	for (let i = 0; i < logs.length; i++) values[i] = Math.exp(Math.max(logs[i]! - max, -600));
	return values;
}

/** Natural logarithms, plus a constant. */
export function logOf(values: Float64Array, plus = 0): Vector {
	const logs = new Float64Array(values.length);
	for (let i = 0; i < values.length; i++) logs[i] = plus + Math.log(values[i]!);
	return logs;
}
