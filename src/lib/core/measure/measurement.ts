import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import type { AreaId, SkillId } from '#lib/core/items/ids.ts';
import { abilityGrid } from './ability-grid.ts';
import { createAbilityTree } from './ability-tree.ts';
import type { AbilityTree, AreaEvidence, TreeVariances } from './ability-tree.ts';
import type { Answer } from './answer-likelihood.ts';
import { estimateFrom } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { memoize } from './memoize.ts';
import { addAnswer, fadeEvidence, noEvidence } from './skill-evidence.ts';
import type { SkillEvidence } from './skill-evidence.ts';
import { addTo } from './vector.ts';

/** All that a person's answers say about the skills of a catalogue. Plain data; every change is a new value. */
export type Measurement = {
	readonly areas: readonly (AreaEvidence & {
		readonly id: AreaId;
		readonly skillIds: readonly SkillId[];
	})[];
	/** Where each skill's evidence is: index of its area, index in the area. */
	readonly places: ReadonlyMap<SkillId, readonly [area: number, skill: number]>;
};

type WeightedTree = { readonly tree: AbilityTree; readonly prior: number };

const weighted = (prior: number, variances: TreeVariances): WeightedTree => ({
	tree: createAbilityTree(variances),
	prior
});

/**
 * How far one skill foretells another is not known, so three answers to that are averaged, each by how well it foretold
 * the answers (Hoeting et al. 1999): one tree alone would shrink a person whose skills are unrelated far too much.
 *
 * A right answer never lowers its own skill, and under one tree lowers no skill. Averaged, it can lower another one by
 * some thousandths of a logit, when it also says that the skills are less related than it seemed.
 */
const trees: readonly WeightedTree[] = [
	weighted(0.25, { general: 0.05, area: 0.05, skill: 0.9 }),
	weighted(0.5, { general: 0.35, area: 0.25, skill: 0.4 }),
	weighted(0.25, { general: 0.55, area: 0.25, skill: 0.2 })
];

export function createMeasurement(catalogue: Catalogue): Measurement {
	const places = new Map<SkillId, readonly [number, number]>();
	const areas = catalogue.areas.map(({ id }, areaIndex) => {
		const skillIds = catalogue.skills.filter((skill) => skill.area === id).map(({ id }) => id);
		skillIds.forEach((skill, index) => places.set(skill, [areaIndex, index]));
		return { id, skillIds, skills: skillIds.map(() => noEvidence) };
	});
	return { areas, places };
}

/** @throws RangeError when the catalogue has no such skill: a defect of the caller */
export function placeOf(measurement: Measurement, skill: SkillId): readonly [number, number] {
	const place = measurement.places.get(skill);
	if (!place) throw new RangeError(`no skill ${skill}`);
	return place;
}

/** The answers about a skill. */
export function evidenceOf(measurement: Measurement, skill: SkillId): SkillEvidence {
	const [area, index] = placeOf(measurement, skill);
	return measurement.areas[area]?.skills[index] ?? noEvidence;
}

/** Takes an answer in, in any order; one given too fast is counted and says nothing. */
export function observe(measurement: Measurement, answer: Answer): Measurement {
	const [areaIndex, skillIndex] = placeOf(measurement, answer.item.skill);
	const areas = measurement.areas.map((area, i) =>
		i === areaIndex
			? {
					...area,
					skills: area.skills.with(
						skillIndex,
						addAnswer(area.skills[skillIndex] ?? noEvidence, answer)
					)
				}
			: area
	);
	return { ...measurement, areas };
}

/** Lets time pass between two sessions: what was measured fades. */
export function elapse(measurement: Measurement, days: number): Measurement {
	const areas = measurement.areas.map((area) => ({
		...area,
		skills: area.skills.map((skill) => fadeEvidence(skill, days))
	}));
	return { ...measurement, areas };
}

/** The trees with their posterior weights, which sum to 1. */
export const weighTrees = memoize((measurement: Measurement) => {
	const logs = trees.map(({ tree, prior }) => Math.log(prior) + tree.logEvidence(measurement));
	const max = Math.max(...logs);
	const weights = logs.map((log) => Math.exp(log - max));
	const total = weights.reduce((a, b) => a + b);
	return trees.map(({ tree }, i) => ({ tree, weight: weights[i]! / total }));
});

const skillEstimates = memoize<Measurement, Map<SkillId, Estimate>>(() => new Map());

export function estimateSkill(measurement: Measurement, skill: SkillId): Estimate {
	const known = skillEstimates(measurement);
	const estimate = known.get(skill) ?? mixSkill(measurement, skill);
	known.set(skill, estimate);
	return estimate;
}

function mixSkill(measurement: Measurement, skill: SkillId): Estimate {
	const [area, index] = placeOf(measurement, skill);
	const distribution = new Float64Array(abilityGrid.length);
	for (const { tree, weight } of weighTrees(measurement)) {
		addTo(distribution, tree.skillPosterior(measurement, area, index).weights, weight);
	}
	return estimateFrom(distribution);
}
