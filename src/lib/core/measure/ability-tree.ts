import { abilityGrid, normalWeights } from './ability-grid.ts';
import { createGaussianStep } from './gaussian-step.ts';
import { memoize } from './memoize.ts';
import type { SkillEvidence } from './skill-evidence.ts';
import {
	addTo,
	largest,
	logOf,
	minus,
	normalized,
	over,
	scaled,
	scaledExp,
	times,
	total
} from './vector.ts';

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
	for (const log of logs) addTo(sum, log);
	return sum;
}

const squaredGrid = times(abilityGrid, abilityGrid);

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

	/** Log-posterior of an area's value, but for a constant. */
	const areaLogs = memoize((evidence: TreeEvidence) => {
		const known: Float64Array[] = [];
		return (index: number) => {
			const area = evidence.areas[index];
			if (!area) throw new RangeError(`no area ${index}`);
			return (known[index] ??= sumOf([
				logOf(toArea.toChild(scaledExp(minus(root(evidence), areaMessage(area))))),
				fromSkills(area)
			]));
		};
	});

	const skillGivenArea = memoize((skill: SkillEvidence): ConditionalMoments => {
		const likelihood = scaledExp(skill.logLikelihood);
		const all = toSkill.average(likelihood);
		const mean = over(toSkill.average(times(likelihood, abilityGrid)), all);
		const square = over(toSkill.average(times(likelihood, squaredGrid)), all);
		return { mean, variance: minus(square, times(mean, mean)) };
	});

	return {
		logEvidence: (evidence) => {
			const logs = root(evidence);
			return largest(logs) + Math.log(total(scaledExp(logs)));
		},
		areaPosterior: (evidence, area) => normalized(scaledExp(areaLogs(evidence)(area))),
		skillGivenArea,
		skillPosterior: (evidence, area, index, ofArea) => {
			const skill = evidence.areas[area]?.skills[index];
			if (!skill) throw new RangeError(`no skill ${index} in area ${area}`);
			const likelihood = scaledExp(skill.logLikelihood);
			const others = scaledExp(minus(areaLogs(evidence)(area), skillMessage(skill)));
			const weights = times(toSkill.toChild(others), likelihood);
			const weighted = ofArea ? times(toSkill.toChild(times(others, ofArea)), likelihood) : weights;
			const scale = 1 / total(weights);
			return { weights: scaled(weights, scale), weighted: scaled(weighted, scale) };
		}
	};
}
