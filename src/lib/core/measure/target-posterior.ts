import type { SkillId } from '#lib/core/items/ids.ts';
import { abilityGrid, normalWeights } from './ability-grid.ts';
import type { AreaTarget } from './area-target.ts';
import type { Estimate } from './estimate.ts';
import { estimateSkill, evidenceOf, placeOf, weighTrees } from './measurement.ts';
import type { Measurement } from './measurement.ts';
import { memoize } from './memoize.ts';
import { addTo, dot, times } from './vector.ts';

/** E[T | the area's value] under each tree. */
type ConditionalMeans = readonly Float64Array[];

export type TargetPosterior = {
	readonly estimate: Estimate;
	readonly conditionalMeans: ConditionalMeans;
};

const posteriors = memoize<Measurement, WeakMap<AreaTarget, TargetPosterior>>(() => new WeakMap());

/**
 * The posterior of an area's target. Given the area's value, its skills are independent, so the mean and variance of
 * their weighted sum are exact under each tree; its shape is taken as normal there (a sum of independent parts),
 * and the trees are mixed.
 */
export function targetPosterior(measurement: Measurement, target: AreaTarget): TargetPosterior {
	const known = posteriors(measurement);
	let posterior = known.get(target);
	if (!posterior) {
		posterior = computePosterior(measurement, target);
		known.set(target, posterior);
	}
	return posterior;
}

export function estimateTarget(measurement: Measurement, target: AreaTarget): Estimate {
	return targetPosterior(measurement, target).estimate;
}

function computePosterior(measurement: Measurement, target: AreaTarget): TargetPosterior {
	const distribution = new Float64Array(abilityGrid.length);
	let mean = 0;
	let square = 0;
	const conditionalMeans = weighTrees(measurement).map(({ tree, weight }) => {
		const means = new Float64Array(abilityGrid.length);
		const squares = new Float64Array(abilityGrid.length);
		for (const term of target.terms) {
			const given = tree.skillGivenArea(evidenceOf(measurement, term.skill));
			addTo(means, given.mean, term.weight);
			addTo(squares, given.variance, term.weight ** 2);
		}
		addTo(squares, times(means, means));
		const ofArea = tree.areaPosterior(measurement, areaIndex(measurement, target));
		const treeMean = dot(ofArea, means);
		const treeSquare = dot(ofArea, squares);
		mean += weight * treeMean;
		square += weight * treeSquare;
		// Far below what any number of answers reaches, and still more than the grid needs to hold a peak.
		const sd = Math.sqrt(Math.max(1e-4, treeSquare - treeMean ** 2));
		addTo(distribution, normalWeights(abilityGrid, treeMean, sd), weight);
		return means;
	});
	const [only] = target.terms;
	const estimate =
		only && target.terms.length === 1
			? estimateSkill(measurement, only.skill)
			: { mean, sd: Math.sqrt(square - mean ** 2), distribution };
	return { estimate, conditionalMeans };
}

function areaIndex(measurement: Measurement, target: AreaTarget): number {
	return measurement.areas.findIndex(({ id }) => id === target.area);
}

/** How a target hangs on one of its skills. */
export type Regression = {
	/** Posterior weights of the skill's ability. */
	readonly weights: Float64Array;
	/** These times E[T | ability]. */
	readonly weighted: Float64Array;
};

/**
 * Exact through the trees: given the area's value, T is the skill's own part and an independent rest.
 * @param skill one of the target's area
 */
export function regressTarget(
	measurement: Measurement,
	target: AreaTarget,
	skill: SkillId
): Regression {
	const [area, index] = placeOf(measurement, skill);
	const share = target.terms.find((term) => term.skill === skill)?.weight ?? 0;
	const { conditionalMeans } = targetPosterior(measurement, target);
	const weights = new Float64Array(abilityGrid.length);
	const weighted = new Float64Array(abilityGrid.length);
	weighTrees(measurement).forEach(({ tree, weight }, t) => {
		const rest = new Float64Array(conditionalMeans[t]!);
		addTo(rest, tree.skillGivenArea(evidenceOf(measurement, skill)).mean, -share);
		const posterior = tree.skillPosterior(measurement, area, index, rest);
		addTo(weights, posterior.weights, weight);
		addTo(weighted, posterior.weighted, weight);
	});
	addTo(weighted, times(weights, abilityGrid), share);
	return { weights, weighted };
}
