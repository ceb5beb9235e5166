import type { SkillId } from '#lib/core/items/ids.ts';
import type { GapRow } from '#lib/core/role/gap.ts';

/** What a role still asks of one skill, on the scale of levels. */
export type StudyNeed = {
	readonly skill: SkillId;
	readonly required: number;
	/** The expected level, cut off at the required one. */
	readonly present: number;
	/** How far that lies below what is required. */
	readonly lacks: number;
	/** The same weighted by what the role's groups say it is worth. */
	readonly urgency: number;
};

/** A tenth of a level: what is lacking below it is the width of the estimate, not a gap. */
const leastLack = 0.1;

/**
 * What there is to learn for a role, the most urgent first. Members of an any-of group that another one meets better are left
 * out; of several requirements of one skill the furthest away stands for all, with their urgency together.
 */
export function needsOf(rows: readonly GapRow[]): StudyNeed[] {
	const needs = new Map<SkillId, StudyNeed>();
	for (const { skill, requirement, group, counts, urgency } of rows) {
		if (!counts || group.weight === 0) continue;
		const lacks = urgency / (group.weight / 100);
		if (lacks < leastLack) continue;
		const other = needs.get(skill.id);
		const own = {
			skill: skill.id,
			required: requirement.level,
			present: requirement.level - lacks,
			lacks
		};
		const furthest = other && other.lacks >= lacks ? other : own;
		needs.set(skill.id, { ...furthest, urgency: urgency + (other?.urgency ?? 0) });
	}
	return [...needs.values()].sort((a, b) => b.urgency - a.urgency || (a.skill < b.skill ? -1 : 1));
}
