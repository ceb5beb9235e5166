import { expect, test } from 'vitest';
import { buildEvent } from '#tests/builders/event.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import type { KnownEvent, SessionId } from '#lib/core/log/event.ts';
import { foldSessions, unfinishedSession } from './session.ts';

const s1 = 's1' as SessionId;
const s2 = 's2' as SessionId;
const started = buildEvent('session-started', undefined, { ts: 1 });
const presented = (item: string, ts: number) =>
	buildEvent('item-presented', { session: s1, item: item as ItemId }, { ts });
const answered = (item: string, ts: number) =>
	buildEvent(
		'item-answered',
		{
			session: s1,
			item: item as ItemId,
			hash: 'h',
			response: { kind: 'single-choice', option: 0 },
			earned: 1,
			possible: 1,
			elapsedMs: 9000
		},
		{ ts }
	);
const fold = (...events: KnownEvent[]) => foldSessions([started, ...events])[0];

test('keeps the question on the screen open until it is answered', () => {
	expect(fold(presented('sql/a', 2))?.open).toBe('sql/a');
	expect(fold(presented('sql/a', 2), answered('sql/a', 3))?.open).toBeUndefined();
	expect(fold(presented('sql/a', 2), answered('sql/a', 3), presented('sql/b', 4))?.open).toBe(
		'sql/b'
	);
});

test('keeps every answer with its time, in order', () => {
	const session = fold(presented('sql/a', 2), answered('sql/a', 3), answered('sql/b', 5));
	expect(session?.answers.map(({ item, at }) => [item, at])).toEqual([
		['sql/a', 3],
		['sql/b', 5]
	]);
});

test('is paused from the pause until something happens again', () => {
	const paused = buildEvent('session-paused', { session: s1 }, { ts: 3 });
	expect(fold(presented('sql/a', 2), paused)).toMatchObject({ paused: true, open: 'sql/a' });
	expect(fold(presented('sql/a', 2), paused, presented('sql/a', 4))?.paused).toBe(false);
});

test('finds the newest session that was left unfinished', () => {
	const second = buildEvent('session-started', { ...started.body, session: s2 }, { ts: 10 });
	const finished = buildEvent('session-finished', { session: s2, reason: 'time' }, { ts: 11 });
	expect(unfinishedSession(foldSessions([started, second]))?.id).toBe('s2');
	expect(unfinishedSession(foldSessions([started, second, finished]))?.id).toBe('s1');
	expect(unfinishedSession([])).toBeUndefined();
});

test('passes over events of a session whose start is missing', () => {
	expect(foldSessions([presented('sql/a', 2)])).toEqual([]);
});
