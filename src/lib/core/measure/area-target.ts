import type { AreaId, SkillId } from '#lib/core/items/ids.ts';
import type { Requirement, RequirementGroup, Role } from '#lib/core/role/role.ts';
import { levelCut } from './levels.ts';
import { estimateSkill, evidenceOf, placeOf } from './measurement.ts';
import type { Measurement } from './measurement.ts';
import type { SkillEvidence } from './skill-evidence.ts';

/** What is to be known about an area: T = Σ weight·θ over its terms, and whether T reaches `required`. */
export type AreaTarget = {
	readonly area: AreaId;
	/** Weights sum to 1; each skill stands once. */
	readonly terms: readonly { readonly skill: SkillId; readonly weight: number }[];
	/** In logits, the weighted mean of the required levels' cuts; undefined without a role. */
	readonly required: number | undefined;
};

/** What a group counts: each of its requirements, or the one it is best met by so far. */
function countedRequirements(measurement: Measurement, group: RequirementGroup) {
	const known = group.requirements.filter(({ skill }) => measurement.places.has(skill));
	if (group.kind === 'all-of' || known.length < 2) return known;
	const surplus = ({ skill, level }: Requirement) =>
		estimateSkill(measurement, skill).mean - levelCut(level);
	return [known.reduce((best, next) => (surplus(next) > surplus(best) ? next : best))];
}

/**
 * One target per area that a role asks something of, in the catalogue's order. A group that any skill can meet counts in
 * the area of the skill that meets it best. Skills that the catalogue does not know cannot be measured and are left out.
 */
export function roleTargets(measurement: Measurement, role: Role): AreaTarget[] {
	const asked = measurement.areas.map((): { requirement: Requirement; weight: number }[] => []);
	for (const group of role.groups) {
		const counted = countedRequirements(measurement, group);
		for (const requirement of counted) {
			const [area] = placeOf(measurement, requirement.skill);
			if (group.weight > 0) asked[area]?.push({ requirement, weight: group.weight });
		}
	}
	return measurement.areas.flatMap(({ id }, i) => {
		const requirements = asked[i] ?? [];
		if (requirements.length === 0) return [];
		const total = requirements.reduce((sum, { weight }) => sum + weight, 0);
		const weights = new Map<SkillId, number>();
		let required = 0;
		for (const { requirement, weight } of requirements) {
			const share = weight / total;
			weights.set(requirement.skill, (weights.get(requirement.skill) ?? 0) + share);
			required += share * levelCut(requirement.level);
		}
		return [
			{ area: id, terms: [...weights].map(([skill, weight]) => ({ skill, weight })), required }
		];
	});
}

/** Without a role: every area by the plain mean of its skills. */
export function openTargets(measurement: Measurement): AreaTarget[] {
	return measurement.areas
		.filter(({ skillIds }) => skillIds.length > 0)
		.map(({ id, skillIds }) => ({
			area: id,
			terms: skillIds.map((skill) => ({ skill, weight: 1 / skillIds.length })),
			required: undefined
		}));
}

export type Tally = Pick<SkillEvidence, 'answers' | 'rapid' | 'daysSinceAnswer'>;

/** Answers about some skills together, and how old the newest is. */
export function tallySkills(measurement: Measurement, skills: readonly SkillId[]): Tally {
	const pieces = skills.map((skill) => evidenceOf(measurement, skill));
	const ages = pieces.filter(({ answers }) => answers > 0).map((piece) => piece.daysSinceAnswer);
	return {
		answers: pieces.reduce((sum, { answers }) => sum + answers, 0),
		rapid: pieces.reduce((sum, { rapid }) => sum + rapid, 0),
		daysSinceAnswer: ages.length === 0 ? 0 : Math.min(...ages)
	};
}
