import { createGrid, normalWeights } from '#lib/core/measure/ability-grid.ts';
import { logistic } from '#lib/core/measure/response-model.ts';

/** How many people gave each pattern of right (1) and wrong (0) answers, item by item. */
export type Frequencies = Readonly<Record<string, number>>;

export type Fit = {
	readonly logLikelihood: number;
	readonly slopes: readonly number[];
	readonly intercepts: readonly number[];
};

type Parameters = { slopes: number[]; intercepts: number[] };

const grid = createGrid(-6, 6, 61);
const prior = normalWeights(grid, 0, 1);

function patternLikelihood(pattern: string, theta: number, { slopes, intercepts }: Parameters) {
	let likelihood = 1;
	for (let item = 0; item < pattern.length; item++) {
		const p = logistic(slopes[item]! * theta + intercepts[item]!);
		likelihood *= pattern[item] === '1' ? p : 1 - p;
	}
	return likelihood;
}

/** Expected numbers of people, and of right answers to each item, at every point of the grid (the E step). */
function expectedCounts(frequencies: Frequencies, parameters: Parameters) {
	const people = new Float64Array(grid.length);
	const right = parameters.slopes.map(() => new Float64Array(grid.length));
	let logLikelihood = 0;
	for (const [pattern, count] of Object.entries(frequencies)) {
		const joint = grid.map((theta, i) => prior[i]! * patternLikelihood(pattern, theta, parameters));
		const total = joint.reduce((a, b) => a + b);
		logLikelihood += count * Math.log(total);
		joint.forEach((weight, i) => {
			const share = (count * weight) / total;
			people[i]! += share;
			right.forEach((ofItem, item) => {
				if (pattern[item] === '1') ofItem[i]! += share;
			});
		});
	}
	return { people, right, logLikelihood };
}

/** Gradient and negated second derivatives of one item's expected log-likelihood in slope and intercept. */
function itemDerivatives(
	people: Float64Array,
	right: Float64Array,
	slope: number,
	intercept: number
) {
	const sums = { slope: 0, intercept: 0, slope2: 0, cross: 0, intercept2: 0 };
	grid.forEach((theta, i) => {
		const p = logistic(slope * theta + intercept);
		const residual = right[i]! - people[i]! * p;
		const weight = people[i]! * p * (1 - p);
		sums.slope += residual * theta;
		sums.intercept += residual;
		sums.slope2 += weight * theta ** 2;
		sums.cross += weight * theta;
		sums.intercept2 += weight;
	});
	return sums;
}

/**
 * Marginal maximum likelihood of the two-parameter logistic model, P = 1/(1 + exp(−(aθ + d))) with θ ~ N(0, 1), by
 * expectation–maximisation (Bock & Aitkin 1981), one Newton step an M step. `common`: one slope for all items.
 */
export function fitTwoParameter(frequencies: Frequencies, slope: 'free' | 'common'): Fit {
	const count = Object.keys(frequencies)[0]!.length;
	const parameters: Parameters = {
		slopes: Array.from({ length: count }, () => 0.8),
		intercepts: Array.from({ length: count }, () => 1)
	};
	let logLikelihood = -Infinity;
	for (let round = 0; round < 20_000; round++) {
		const expected = expectedCounts(frequencies, parameters);
		const derivatives = expected.right.map((ofItem, item) =>
			itemDerivatives(
				expected.people,
				ofItem,
				parameters.slopes[item]!,
				parameters.intercepts[item]!
			)
		);
		const steps = slope === 'free' ? freeSteps(derivatives) : commonSteps(derivatives);
		let largest = 0;
		steps.forEach((step, item) => {
			parameters.slopes[item]! += step.slope;
			parameters.intercepts[item]! += step.intercept;
			largest = Math.max(largest, Math.abs(step.slope), Math.abs(step.intercept));
		});
		logLikelihood = expected.logLikelihood;
		if (largest < 1e-10) break;
	}
	return { logLikelihood, ...parameters };
}

type Derivatives = ReturnType<typeof itemDerivatives>;

function freeSteps(derivatives: readonly Derivatives[]) {
	return derivatives.map((d) => {
		const determinant = d.slope2 * d.intercept2 - d.cross ** 2;
		return {
			slope: (d.intercept2 * d.slope - d.cross * d.intercept) / determinant,
			intercept: (d.slope2 * d.intercept - d.cross * d.slope) / determinant
		};
	});
}

/** Newton's step with the intercepts eliminated from the bordered system. */
function commonSteps(derivatives: readonly Derivatives[]) {
	let gradient = 0;
	let curvature = 0;
	for (const d of derivatives) {
		gradient += d.slope - (d.cross * d.intercept) / d.intercept2;
		curvature += d.slope2 - d.cross ** 2 / d.intercept2;
	}
	const slope = gradient / curvature;
	return derivatives.map((d) => ({
		slope,
		intercept: (d.intercept - d.cross * slope) / d.intercept2
	}));
}
