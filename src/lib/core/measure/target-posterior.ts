import type { SkillId } from '#lib/core/items/ids.ts';
import { abilityGrid, dot, normalWeights } from './ability-grid.ts';
import type { AreaTarget } from './area-target.ts';
import type { Estimate } from './estimate.ts';
import { estimateSkill, evidenceOf, placeOf, weighTrees } from './measurement.ts';
import type { Measurement } from './measurement.ts';
import { memoize } from './memoize.ts';

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
		const variances = new Float64Array(abilityGrid.length);
		for (const term of target.terms) {
			const given = tree.skillGivenArea(evidenceOf(measurement, term.skill));
			for (let i = 0; i < means.length; i++) {
				means[i]! += term.weight * given.mean[i]!;
				variances[i]! += term.weight ** 2 * given.variance[i]!;
			}
		}
		const ofArea = tree.areaPosterior(measurement, areaIndex(measurement, target));
		const treeMean = dot(ofArea, means);
		const treeSquare = dot(
			ofArea,
			means.map((value, i) => value ** 2 + variances[i]!)
		);
		mean += weight * treeMean;
		square += weight * treeSquare;
		const sd = Math.sqrt(treeSquare - treeMean ** 2);
		normalWeights(abilityGrid, treeMean, sd).forEach((p, i) => {
			distribution[i]! += weight * p;
		});
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
		const own = tree.skillGivenArea(evidenceOf(measurement, skill)).mean;
		const rest = conditionalMeans[t]!.map((mean, i) => mean - share * own[i]!);
		const posterior = tree.skillPosterior(measurement, area, index, rest);
		for (let i = 0; i < weights.length; i++) {
			const p = weight * posterior.weights[i]!;
			weights[i]! += p;
			weighted[i]! += p * share * abilityGrid[i]! + weight * posterior.weighted[i]!;
		}
	});
	return { weights, weighted };
}
