import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { AreaId, ItemId, SkillId } from '#lib/core/items/ids.ts';
import type { ItemKind } from '#lib/core/items/item-kind.ts';
import { roleSchema } from '#lib/core/role/role.ts';
import type { RequirementGroup, Role } from '#lib/core/role/role.ts';

/** A made-up catalogue: `skills` skills spread evenly over `areas` areas, four equal subskills each. */
export function createCatalogue(areas: number, skills: number): Catalogue {
	const areaIds = Array.from({ length: areas }, (_, i) => `area-${i}` as AreaId);
	return {
		areas: areaIds.map((id, i) => ({ id, name: `Area ${i}`, short: `Area ${i}` })),
		skills: Array.from({ length: skills }, (_, i) => ({
			id: `skill-${i}` as SkillId,
			name: `Skill ${i}`,
			area: areaIds[i % areas]!,
			description: '',
			product: false,
			subskills: { a: 1, b: 1, c: 1, d: 1 }
		}))
	};
}

/** Kinds in the proportions of the bank. */
const kinds: readonly { kind: ItemKind; choices: number }[] = [
	{ kind: 'single-choice', choices: 4 },
	{ kind: 'single-choice', choices: 4 },
	{ kind: 'numeric', choices: 0 },
	{ kind: 'single-choice', choices: 3 },
	{ kind: 'multiple-choice', choices: 5 },
	{ kind: 'single-choice', choices: 4 },
	{ kind: 'faulty-line', choices: 8 },
	{ kind: 'single-choice', choices: 4 },
	{ kind: 'matching', choices: 4 }
];

/** Seconds spread as in the bank, whatever the kind. */
const seconds = [50, 75, 90, 60, 110, 70, 45, 80, 100, 60, 120, 90, 75];

/** Levels 1 to 4 in the shares 20/30/30/20 %, with some at 5. */
const levels = [1, 2, 3, 4, 2, 3, 1, 2, 3, 4, 3, 2, 1, 4, 3, 2, 5];

/** `count` questions for each skill, of all kinds and levels. */
export function createItems(catalogue: Catalogue, count: number): IndexedItem[] {
	return catalogue.skills.flatMap((skill, s) =>
		Array.from({ length: count }, (_, i): IndexedItem => ({
			id: `${skill.id}/item-${i}` as ItemId,
			skill: skill.id,
			subskill: 'abcd'[i % 4]!,
			level: levels[(i + s) % levels.length]!,
			family: i % 6 === 5 ? `${skill.id}-${Math.floor(i / 12)}` : undefined,
			retired: false,
			shard: s,
			seconds: seconds[(i * 5 + s * 3) % seconds.length]!,
			...kinds[(i * 2 + s) % kinds.length]!
		}))
	);
}

/** A question for the first skill, unless told otherwise. */
export function buildIndexedItem(
	given: Omit<Partial<IndexedItem>, 'id'> & { readonly id?: string } = {}
): IndexedItem {
	return {
		skill: 'skill-0' as SkillId,
		subskill: 'a',
		kind: 'single-choice',
		level: 3,
		seconds: 60,
		family: undefined,
		choices: 4,
		retired: false,
		shard: 0,
		...given,
		id: (given.id ?? 'skill-0/item') as ItemId
	};
}

/** A group of a role, every skill of it at one level. */
export function buildGroup(
	kind: RequirementGroup['kind'],
	skills: readonly string[],
	level: number,
	weight = 100
) {
	const rest = { level, range: [level, level], basis: 'explicit', evidence: '' };
	return {
		kind,
		optional: false,
		weight,
		requirements: skills.map((skill) => ({ skill, ...rest }))
	};
}

export function buildRole(groups: readonly ReturnType<typeof buildGroup>[]): Role {
	return roleSchema.parse({ id: 'role', name: 'Role', summary: '', groups });
}
