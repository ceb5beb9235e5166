import type { Area, Catalogue, Skill } from '#lib/core/bank/catalogue.ts';
import type { SkillId } from '#lib/core/items/ids.ts';
import { type AreaTarget, roleTargets, tallySkills } from '#lib/core/measure/area-target.ts';
import { abilityGrid } from '#lib/core/measure/ability-grid.ts';
import { describeLevel, type LevelDescription } from '#lib/core/measure/describe-level.ts';
import type { Estimate } from '#lib/core/measure/estimate.ts';
import { levelCut, levelOf } from '#lib/core/measure/levels.ts';
import { estimateSkill, type Measurement } from '#lib/core/measure/measurement.ts';
import { type QuestionRange, questionsToSettle } from '#lib/core/measure/questions-to-settle.ts';
import { estimateTarget } from '#lib/core/measure/target-posterior.ts';
import type { Requirement, RequirementGroup, Role } from './role.ts';

/** One requirement of a role beside what is known of the skill. */
export type GapRow = {
	readonly skill: Skill;
	readonly requirement: Requirement;
	readonly group: RequirementGroup;
	/** False for the members of an any-of group that another one meets better. */
	readonly counts: boolean;
	readonly description: LevelDescription;
	/** Weight × how far the level is expected to lie below the required one; what to look at first. */
	readonly urgency: number;
};

export type GapArea = {
	readonly area: Area;
	/** Weighted mean of the levels that count, as required, 0–4. */
	readonly required: number;
	/**
	 * The same mean of what was measured, each skill cut off at its requirement so that a surplus hides no gap, and
	 * its 90 % band. Undefined where nothing in the area was answered, or too fast to mean anything.
	 */
	readonly value:
		{ readonly mean: number; readonly low: number; readonly high: number } | undefined;
	readonly description: LevelDescription;
	/** How many more questions usually settle an area that is too close to call. */
	readonly toSettle: QuestionRange | undefined;
	/** Requirement groups probably met, of all; and skills with an answer, of those that count. */
	readonly met: number;
	readonly groups: number;
	readonly asked: number;
	readonly skills: number;
	/** The row with the largest expected shortfall, among those with an answer. */
	readonly worst: GapRow | undefined;
	readonly rows: readonly GapRow[];
};

/** E[min(level(θ), required)], on the scale of levels. */
function expectedCapped(estimate: Estimate, required: number): number {
	return abilityGrid.reduce(
		(sum, theta, i) => sum + (estimate.distribution[i] ?? 0) * Math.min(required, levelOf(theta)),
		0
	);
}

const z90 = 1.645;
/** Logits a level. */
const levelStep = levelCut(2) - levelCut(1);

/** Requirements in comparison with a measurement, area by area in the catalogue's order. */
export function gapTo(role: Role, measurement: Measurement, catalogue: Catalogue): GapArea[] {
	const targets = roleTargets(measurement, role);
	const skillsById = new Map<SkillId, Skill>(catalogue.skills.map((skill) => [skill.id, skill]));
	const counted = new Set(targets.flatMap(({ terms }) => terms.map(({ skill }) => skill)));
	const rows = role.groups.flatMap((group) =>
		group.requirements.flatMap((requirement): GapRow[] => {
			const skill = skillsById.get(requirement.skill);
			return skill ? [rowOf(skill, requirement, group, counted, measurement)] : [];
		})
	);
	return targets.flatMap((target): GapArea[] => {
		const area = catalogue.areas.find(({ id }) => id === target.area);
		if (!area) return [];
		const own = rows.filter(({ skill }) => skill.area === area.id);
		return [areaOf(area, target, own, measurement)];
	});
}

function rowOf(
	skill: Skill,
	requirement: Requirement,
	group: RequirementGroup,
	counted: ReadonlySet<SkillId>,
	measurement: Measurement
): GapRow {
	const estimate = estimateSkill(measurement, skill.id);
	const tally = tallySkills(measurement, [skill.id]);
	const shortfall = requirement.level - expectedCapped(estimate, requirement.level);
	return {
		skill,
		requirement,
		group,
		counts: counted.has(skill.id),
		description: describeLevel(estimate, tally, levelCut(requirement.level)),
		urgency: (group.weight / 100) * shortfall
	};
}

function areaOf(
	area: Area,
	target: AreaTarget,
	rows: readonly GapRow[],
	measurement: Measurement
): GapArea {
	const skills = target.terms.map(({ skill }) => skill);
	const tally = tallySkills(measurement, skills);
	const estimate = estimateTarget(measurement, target);
	const counting = rows.filter((row) => row.counts);
	const answered = counting.filter((row) => hasLevel(row.description));
	const levels = new Map(counting.map((row) => [row.skill.id, row.requirement.level]));
	const weighted = (value: (skill: SkillId, level: number) => number) =>
		target.terms.reduce(
			(sum, { skill, weight }) => sum + weight * value(skill, levels.get(skill) ?? 0),
			0
		);
	const required = weighted((_, level) => level);
	const mean = weighted((skill, level) => expectedCapped(estimateSkill(measurement, skill), level));
	const description = describeLevel(estimate, tally, target.required);
	const half = (z90 * estimate.sd) / levelStep;
	return {
		area,
		required,
		value: !hasLevel(description)
			? undefined
			: { mean, low: Math.max(0, mean - half), high: Math.min(required, mean + half) },
		description,
		toSettle: description.kind === 'too-close' ? questionsToSettle(measurement, target) : undefined,
		met: answered.filter(isProbablyMet).length,
		groups: counting.length,
		asked: answered.length,
		skills: counting.length,
		worst: answered.toSorted((a, b) => b.urgency - a.urgency)[0],
		rows
	};
}

export function hasLevel(
	description: LevelDescription
): description is Exclude<LevelDescription, { kind: 'unasked' | 'low-effort' }> {
	return description.kind !== 'unasked' && description.kind !== 'low-effort';
}

function isProbablyMet({ description }: GapRow): boolean {
	return description.kind === 'above';
}
