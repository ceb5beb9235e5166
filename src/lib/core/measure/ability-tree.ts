import { abilityGrid, normalized, normalWeights, scaledExp } from './ability-grid.ts';
import { createGaussianStep } from './gaussian-step.ts';
import { memoize } from './memoize.ts';
import type { SkillEvidence } from './skill-evidence.ts';

/** How much of the variance between skills is shared by all, by an area, by none. Logit². */
export type TreeVariances = {
	readonly general: number;
	readonly area: number;
	readonly skill: number;
};

export type AreaEvidence = { readonly skills: readonly SkillEvidence[] };
export type TreeEvidence = { readonly areas: readonly AreaEvidence[] };

/** Moments of a skill's ability at every value of its area. */
export type ConditionalMoments = { readonly mean: Float64Array; readonly variance: Float64Array };

export type AbilityTree = {
	/** Log of the probability of all answers under this tree, but for a constant that all trees share. */
	readonly logEvidence: (evidence: TreeEvidence) => number;
	/** Posterior weights of an area's value. */
	readonly areaPosterior: (evidence: TreeEvidence, area: number) => Float64Array;
	readonly skillGivenArea: (evidence: SkillEvidence) => ConditionalMoments;
	/**
	 * Posterior weights of a skill's ability, and these times the posterior mean, given the ability, of a function of
	 * the area's value.
	 */
	readonly skillPosterior: (
		evidence: TreeEvidence,
		area: number,
		skill: number,
		ofArea?: Float64Array
	) => { readonly weights: Float64Array; readonly weighted: Float64Array };
};

function sumOf(logs: readonly Float64Array[]): Float64Array {
	const sum = new Float64Array(abilityGrid.length);
	for (const log of logs) for (let i = 0; i < sum.length; i++) sum[i]! += log[i] as number;
	return sum;
}

/**
 * The model θ_skill = G + A_area + u_skill with independent normal parts, solved exactly on the ability grid by belief
 * propagation (Pearl 1988): evidence goes up from skills through areas to G and comes back down, each part leaving out
 * what it sent. Messages upward are logarithms and are remembered for each piece of evidence, so that an answer
 * costs its own skill's, its area's and G's message and nothing more, however many came before.
 */
export function createAbilityTree(variances: TreeVariances): AbilityTree {
	const toSkill = createGaussianStep(variances.skill);
	const toArea = createGaussianStep(variances.area);
	const prior = normalWeights(abilityGrid, 0, Math.sqrt(variances.general)).map((weight) =>
		Math.log(Math.max(weight, Number.MIN_VALUE))
	);

	const skillMessage = memoize((skill: SkillEvidence) => toSkill.toParent(skill.logLikelihood));
	const fromSkills = memoize((area: AreaEvidence) => sumOf(area.skills.map(skillMessage)));
	const areaMessage = memoize((area: AreaEvidence) => toArea.toParent(fromSkills(area)));
	const root = memoize((evidence: TreeEvidence) =>
		sumOf([prior, ...evidence.areas.map(areaMessage)])
	);
	/** What everything outside each area says about its value, as logarithms. */
	const outside = memoize((evidence: TreeEvidence) => {
		const known: (Float64Array | undefined)[] = [];
		return (index: number, area: AreaEvidence) =>
			(known[index] ??= toArea
				.toChild(scaledExp(without(root(evidence), areaMessage(area))))
				.map((weight) => Math.log(weight)));
	});
	const areaAt = (evidence: TreeEvidence, index: number) => {
		const area = evidence.areas[index];
		if (!area) throw new RangeError(`no area ${index}`);
		return { area, log: sumOf([outside(evidence)(index, area), fromSkills(area)]) };
	};

	return {
		logEvidence: (evidence) => {
			const logs = root(evidence);
			const max = logs.reduce((a, b) => Math.max(a, b));
			return max + Math.log(scaledExp(logs).reduce((a, b) => a + b));
		},
		areaPosterior: (evidence, index) => normalized(scaledExp(areaAt(evidence, index).log)),
		skillGivenArea: memoize((skill) => {
			const likelihood = scaledExp(skill.logLikelihood);
			const total = toSkill.average(likelihood);
			const moment = (power: number) =>
				toSkill
					.average(likelihood.map((value, i) => value * (abilityGrid[i] as number) ** power))
					.map((value, i) => value / (total[i] as number));
			const mean = moment(1);
			return {
				mean,
				variance: moment(2).map((square, i) => Math.max(0, square - (mean[i] as number) ** 2))
			};
		}),
		skillPosterior: (evidence, index, skillIndex, ofArea) => {
			const { area, log } = areaAt(evidence, index);
			const skill = area.skills[skillIndex];
			if (!skill) throw new RangeError(`no skill ${skillIndex} in area ${index}`);
			const likelihood = scaledExp(skill.logLikelihood);
			const cavity = scaledExp(without(log, skillMessage(skill)));
			const down = (weights: Float64Array) =>
				toSkill.toChild(weights).map((weight, i) => weight * (likelihood[i] as number));
			const weights = down(cavity);
			const total = weights.reduce((a, b) => a + b);
			const weighted = ofArea
				? down(cavity.map((weight, i) => weight * (ofArea[i] as number)))
				: weights;
			return {
				weights: weights.map((weight) => weight / total),
				weighted: weighted.map((weight) => weight / total)
			};
		}
	};
}

function without(logs: Float64Array, message: Float64Array): Float64Array {
	return logs.map((log, i) => log - (message[i] as number));
}
