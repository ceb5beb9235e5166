import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownEvent, SessionId } from '#lib/core/log/event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { foldRoles } from '#lib/core/role/fold-roles.ts';
import type { Role } from '#lib/core/role/role.ts';
import { measureSession, measureSessions } from '#lib/core/session/measure-sessions.ts';
import { foldSessions, unfinishedSession } from '#lib/core/session/session.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { createCatalogue, createItems } from '#tests/builders/made-up-bank.ts';
import { condense } from './condense.ts';
import { extendHistory } from './extend-history.ts';
import { emptyHistory, type History } from './history.ts';
import { measuredFromJson, measuredToJson } from './measured-json.ts';

const catalogue = createCatalogue(3, 6);
const items = createItems(catalogue, 5);
const itemsById = new Map(items.map((item) => [item.id, item]));
const preset = buildEvent('role-saved').body.role;
const presets: readonly [Role] = [preset];
const start = 1_700_000_000_000;
const later = start + 1e12;

/** Sessions one after the other on two devices, with roles and estimates between them; the last may be open. */
function longLog(sessions: number, answers: number, isOpen = false): KnownEvent[] {
	let seq = 0;
	const events: KnownEvent[] = [];
	const add = <K extends KnownEvent['kind']>(kind: K, body: object) => {
		seq++;
		const dev = Math.floor(seq / 500) % 2 === 0 ? 'laptop' : 'phone';
		events.push(buildEvent(kind, body, { seq, dev, ts: start + seq * 60_000 }));
	};
	for (let s = 0; s < sessions; s++) {
		const session = `s${s}` as SessionId;
		if (s % 5 === 0) add('self-rated', { area: catalogue.areas[s % 3]?.id, level: s % 4 });
		if (s % 7 === 0)
			add('role-saved', { role: { ...preset, id: `own-${s % 3}`, name: `Own ${s}` } });
		if (s % 11 === 0) add('role-chosen', { role: s % 2 === 0 ? preset.id : 'own-0' });
		add('session-started', { session, minutes: 0 });
		for (let a = 0; a < answers; a++) {
			const item = items[(s * 7 + a) % items.length]?.id;
			add('item-presented', { session, item });
			add('item-answered', { session, item, earned: (s + a) % 2, possible: 1 });
		}
		if (!isOpen || s < sessions - 1) add('session-finished', { session, reason: 'person' });
	}
	return events;
}

const whole = (events: readonly KnownEvent[], strange = 0): History => {
	const history = extendHistory(emptyHistory, events, strange);
	if (!history) throw new TypeError('an empty history has nothing folded away');
	return history;
};
const long = longLog(120, 12);

describe('a long log', () => {
	const before = whole(long, 3);
	const condensed = condense(before, later);
	if (!condensed) throw new TypeError('nothing was folded away');
	const { history, sessions } = condensed;

	test('is folded to its newest sessions', () => {
		expect(history.known.length).toBeLessThan(long.length / 5);
		expect(foldSessions(history.known)).toEqual(foldSessions(long).slice(-16));
		expect(history.earlier?.sessions).toBe(104);
		expect(history.earlier?.answers).toBe(104 * 12);
	});

	test('counts what it counted before', () => {
		expect(history.counts).toEqual({
			events: long.length + 3,
			strange: 3,
			answers: 1440,
			sessions: 120
		});
	});

	test('gives the same roles in the same order, the same choice and estimates', () => {
		const { roles, chosen, selfRatings } = foldRoles(history.known, presets);
		const all = foldRoles(long, presets);
		expect({ roles, chosen }).toEqual({ roles: all.roles, chosen: all.chosen });
		expect(new Map([...selfRatings].sort())).toEqual(new Map([...all.selfRatings].sort()));
	});

	test('measures the same, what was folded away and kept as JSON first', () => {
		const json = JSON.stringify(measuredToJson(measureSessions(sessions, itemsById, catalogue)));
		const past = measuredFromJson(JSON.parse(json), catalogue);
		const all = foldSessions(history.known).reduce(
			(before, session) => measureSession(before, session, itemsById),
			past
		);
		expect(all).toEqual(measureSessions(foldSessions(long), itemsById, catalogue));
	});

	test('goes on with new events as if nothing had been folded away', () => {
		const more = longLog(125, 12).slice(long.length);
		const onward = extendHistory(history, more, 0);
		expect(onward && foldSessions(onward.known)).toEqual(
			foldSessions([...long, ...more]).slice(-21)
		);
		expect(onward?.counts.sessions).toBe(125);
	});

	test('passes over what it has', () => {
		expect(extendHistory(history, history.known, 0)).toEqual(history);
	});

	test.for<[string, KnownEvent]>([
		['comes before what was folded away', buildEvent('role-chosen', {}, { ts: start - 1, seq: 0 })],
		[
			'belongs to a session that was folded away',
			buildEvent('session-paused', { session: 's3' as SessionId }, { ts: later })
		]
	])('asks to be folded anew when an event %s', ([, event]) => {
		expect(extendHistory(history, [event], 0)).toBeUndefined();
	});

	test('is not folded again before much has come', () => {
		expect(condense(history, later)).toBeUndefined();
	});
});

test('an unfinished session is not folded away, however old', () => {
	const open = buildEvent(
		'session-started',
		{ session: 'left-open' as SessionId, minutes: 0 },
		{ ts: start - 1, seq: 0 }
	);
	const condensed = condense(whole([open, ...long]), later);
	const known = condensed?.history.known ?? [open, ...long];
	expect(unfinishedSession(foldSessions(known))?.id).toBe('left-open');
});

test('events from the future stay, so that today’s come after what was folded away', () => {
	const now = long[1600]?.ts ?? 0;
	const history = condense(whole(long), now)?.history;
	expect(history?.earlier?.last.ts).toBeLessThanOrEqual(now);
	const today = buildEvent('role-chosen', {}, { ts: now + 1, seq: 9999 });
	expect(history && extendHistory(history, [today], 0)?.counts.events).toBe(long.length + 1);
});

test('a short log is not folded', () => {
	expect(condense(whole(longLog(30, 12)), later)).toBeUndefined();
});

test('however the events arrive, the history says the same as all of them at once', () => {
	const events = longLog(110, 12, true);
	const all = whole(events);
	fc.assert(
		fc.property(
			fc.integer({ min: 1900, max: events.length }),
			fc.integer({ min: 1, max: 400 }),
			(first, step) => {
				let history =
					condense(whole(events.slice(0, first)), later)?.history ?? whole(events.slice(0, first));
				for (let at = first; at < events.length; at += step) {
					const next = extendHistory(history, events.slice(at, at + step), 0);
					expect(next).toBeDefined();
					if (next) history = condense(next, later)?.history ?? next;
				}
				const folded = foldSessions(history.known);
				expect(history.counts).toEqual(all.counts);
				expect(history.lastSeq).toEqual(all.lastSeq);
				expect(folded).toEqual(foldSessions(events).slice(-folded.length));
				expect(folded.length + (history.earlier?.sessions ?? 0)).toBe(110);
				expect(history.known).toEqual(history.known.toSorted(compareEvents));
			}
		),
		{ numRuns: 60, seed: 20261125 }
	);
});
