import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import { itemIdSchema, skillIdSchema, areaIdSchema, roleIdSchema } from '#lib/core/items/ids.ts';
import { sessionIdSchema } from '#lib/core/log/event.ts';
import { type Role, roleSchema } from '#lib/core/role/role.ts';
import type { Session, SessionAnswer } from '#lib/core/session/session.ts';

export const day = 86_400_000;

/** Areas `data` (skills `sql` and `index`) and `code` (skill `naming`). */
export const catalogue: Catalogue = {
	areas: ['data', 'code'].map((id) => ({ id: areaIdSchema.parse(id), name: id, short: id })),
	skills: [
		['sql', 'data'],
		['index', 'data'],
		['naming', 'code']
	].map(([id = '', area = '']) => ({
		id: skillIdSchema.parse(id),
		name: id,
		area: areaIdSchema.parse(area),
		product: false,
		subskills: { basics: 1 }
	}))
};

/** A single choice of four options at level 3, `<skill>/<name>`. */
export function buildRow(id: string, changes: Partial<IndexedItem> = {}): IndexedItem {
	return {
		id: itemIdSchema.parse(id),
		skill: skillIdSchema.parse(id.split('/')[0]),
		subskill: 'basics',
		kind: 'single-choice',
		level: 3,
		seconds: 60,
		family: undefined,
		choices: 4,
		retired: false,
		shard: 0,
		...changes
	};
}

/** An answer that took long enough to count. */
export function buildAnswer(item: string, changes: Partial<SessionAnswer> = {}): SessionAnswer {
	return {
		item: itemIdSchema.parse(item),
		hash: 'h',
		response: { kind: 'single-choice', option: 0 },
		earned: 1,
		possible: 1,
		elapsedMs: 30_000,
		at: 1000,
		...changes
	};
}

export function buildSession(changes: Partial<Session> = {}): Session {
	return {
		id: sessionIdSchema.parse('s1'),
		role: roleIdSchema.parse('tester'),
		minutes: 25,
		seed: 'seed',
		startedAt: 1000,
		open: undefined,
		answers: [],
		paused: false,
		finished: undefined,
		...changes
	};
}

/** Asks level 3 of `sql` and `index` and level 2 of `naming`. */
export function buildRole(changes: Partial<Record<keyof Role, unknown>> = {}): Role {
	const requirement = (skill: string, level: number) => ({
		skill,
		level,
		range: [level, level],
		basis: 'explicit',
		evidence: 'the ad says so'
	});
	return roleSchema.parse({
		id: 'tester',
		name: 'Tester',
		summary: '',
		groups: [
			{
				kind: 'all-of',
				optional: false,
				weight: 100,
				requirements: [requirement('sql', 3), requirement('index', 3), requirement('naming', 2)]
			}
		],
		...changes
	});
}
