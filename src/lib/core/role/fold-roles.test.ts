import { expect, test } from 'vitest';
import { areaIdSchema, skillIdSchema } from '#lib/core/items/ids.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { buildRole } from '#tests/builders/session.ts';
import { withLevel } from './edit-role.ts';
import { foldRoles } from './fold-roles.ts';
import { roleSchema } from './role.ts';

const preset = buildRole();
const data = areaIdSchema.parse('data');
const own = buildRole({ id: 'own', name: 'My own' });

test('begins with the first preset', () => {
	expect(foldRoles([], [preset, own]).chosen).toBe(preset);
});

test('keeps a preset as it was last saved, and the role that was last chosen', () => {
	const changed = withLevel(preset, skillIdSchema.parse('sql'), 1);
	const events = [
		buildEvent('role-saved', { role: changed }, { ts: 1 }),
		buildEvent('role-saved', { role: own }, { ts: 2 }),
		buildEvent('role-chosen', { role: own.id }, { ts: 3 })
	];
	const { roles, chosen } = foldRoles(events, [preset]);
	expect(roles).toEqual([changed, own]);
	expect(chosen).toEqual(own);
});

test('falls back to the first preset when the chosen role is gone', () => {
	const events = [buildEvent('role-chosen', { role: own.id })];
	expect(foldRoles(events, [preset]).chosen).toBe(preset);
});

test('keeps the newest own estimate of each area', () => {
	const rated = (level: number | null, ts: number) =>
		buildEvent('self-rated', { area: data, level }, { ts });
	const { selfRatings } = foldRoles([rated(1, 1), rated(3, 2)], [preset]);
	expect(selfRatings.get(data)).toBe(3);
	const taken = foldRoles([rated(3, 1), rated(null, 2)], [preset]);
	expect(taken.selfRatings.has(data)).toBe(false);
});

test('changes the level of one skill into a role that is still valid', () => {
	const changed = withLevel(preset, skillIdSchema.parse('sql'), 1);
	const levels = changed.groups[0]?.requirements.map(({ skill, level, range }) => [
		skill,
		level,
		range
	]);
	expect(levels).toEqual([
		['sql', 1, [1, 3]],
		['index', 3, [3, 3]],
		['naming', 2, [2, 2]]
	]);
	expect(roleSchema.safeParse(changed).success).toBe(true);
});
