import type { SkillId } from '#lib/core/items/ids.ts';
import type { Role } from './role.ts';

/** A role that asks another level of one skill. The range widens to hold it, so that the role stays valid. */
export function withLevel(role: Role, skill: SkillId, level: 1 | 2 | 3 | 4): Role {
	return {
		...role,
		groups: role.groups.map((group) => ({
			...group,
			requirements: group.requirements.map((requirement) =>
				requirement.skill === skill
					? {
							...requirement,
							level,
							range: [Math.min(level, requirement.range[0]), Math.max(level, requirement.range[1])]
						}
					: requirement
			)
		}))
	};
}
