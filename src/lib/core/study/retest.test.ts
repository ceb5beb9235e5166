import { expect, test } from 'vitest';
import { itemIdSchema } from '#lib/core/items/ids.ts';
import type { KnownEvent, SessionId } from '#lib/core/log/event.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { buildRow, day } from '#tests/builders/session.ts';
import { practiceEncounters } from './practice-encounters.ts';
import { retestsOf } from './retest.ts';
import { foldStudy } from './study-state.ts';

const start = Date.UTC(2026, 2, 3, 19);
const session = 's1' as SessionId;
const item = (id: string) => itemIdSchema.parse(id);
const sitting: KnownEvent[] = [
	buildEvent('session-started', { session }, { ts: start }),
	buildEvent('item-answered', { session, item: item('sql/a') }, { ts: start + 1 }),
	buildEvent('session-finished', { session }, { ts: start + 2 })
];
const practised = (id: string, ts: number) =>
	buildEvent('item-practised', { item: item(id), earned: 0 }, { ts });
const rows = ['sql/a', 'sql/b', 'index/a'].map((id) => buildRow(id));
const retests = (...events: KnownEvent[]) => [
	...retestsOf(rows, foldStudy(events, { retention: 0.9, now: start + 90 * day })).values()
];

test('a skill practised since it was measured is to be measured two weeks after the last time', () => {
	const events = [practised('sql/b', start + day), practised('sql/a', start + 3 * day)];
	expect(retests(...sitting, ...events)).toEqual([
		{ skill: 'sql', measuredAt: start + 1, practised: 2, measureAgainAt: start + 17 * day }
	]);
});

test('practice before, or of a skill never measured, asks for nothing', () => {
	expect(retests(practised('sql/b', start - day), ...sitting)).toEqual([]);
	expect(retests(...sitting, practised('index/a', start + day))).toEqual([]);
});

test('practice is an encounter with the solution, also when undone, and "I knew this" is one', () => {
	const slip = practised('sql/a', start);
	const undo = buildEvent('practice-undone', { practice: slip.id }, { ts: start + 1 });
	const known = buildEvent('item-known', { item: item('sql/b') }, { ts: start + 2 });
	expect(practiceEncounters([...sitting, slip, undo, known])).toEqual([
		{ item: 'sql/a', at: start, wasRight: false, solutionShown: true },
		{ item: 'sql/b', at: start + 2, wasRight: true, solutionShown: true }
	]);
});
