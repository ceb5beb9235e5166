import { describe, expect, test } from 'vitest';
import { condense } from '#lib/core/history/condense.ts';
import { extendHistory } from '#lib/core/history/extend-history.ts';
import { emptyHistory } from '#lib/core/history/history.ts';
import type { KnownEvent, SessionId } from '#lib/core/log/event.ts';
import { createLogWriter } from '#lib/core/log/log-writer.ts';
import { estimateSkill } from '#lib/core/measure/measurement.ts';
import { measuredAt, measureSessions } from '#lib/core/session/measure-sessions.ts';
import { foldSessions } from '#lib/core/session/session.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { createCatalogue, createItems } from '#tests/builders/made-up-bank.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

const catalogue = createCatalogue(2, 4);
const items = createItems(catalogue, 5);
const itemsById = new Map(items.map((item) => [item.id, item]));
const today = 1_700_000_000_000;
const year = 365 * 86_400_000;
const jumps = [0, 30, -30, 0.01, -300, 270_000];

/** A session of five answers at each moment, recorded by a clock that is set to and fro. */
async function recordSessions(clocks: readonly number[]): Promise<KnownEvent[]> {
	const store = createMemoryLogStore('laptop');
	let clock = 0;
	const writer = createLogWriter({ store, seq: 0, now: () => clock++, sha256 });
	for (const [index, at] of clocks.entries()) {
		clock = at;
		const session = `s${index}` as SessionId;
		await writer.record({
			kind: 'session-started',
			body: buildEvent('session-started', { session }).body
		});
		for (let a = 0; a < 5; a++) {
			const { body } = buildEvent('item-answered', {
				session,
				item: items[(index + a) % items.length]!.id
			});
			await writer.record({ kind: 'item-answered', body });
		}
		await writer.record({ kind: 'session-finished', body: { session, reason: 'person' } });
	}
	return (await eventsOf(store)) as readonly unknown[] as KnownEvent[];
}

describe('a clock that jumps by years', () => {
	const clocks = jumps.map((years) => Math.round(today + years * year));

	test('loses no answer and no session', async () => {
		const history = extendHistory(emptyHistory, await recordSessions(clocks), 0);
		expect(history?.counts).toMatchObject({ sessions: 6, answers: 30, events: 42 });
		const sessions = foldSessions(history?.known ?? []);
		expect(sessions.map(({ answers }) => answers.length)).toEqual([5, 5, 5, 5, 5, 5]);
		expect(sessions.every(({ finished }) => finished)).toBe(true);
	});

	test.for(jumps)('still measures when now is %f years from today', async (years) => {
		const history = extendHistory(emptyHistory, await recordSessions(clocks), 0);
		const measured = measureSessions(foldSessions(history?.known ?? []), itemsById, catalogue);
		const { measurement, remembered } = measuredAt(measured, today + years * year);
		for (const { id } of catalogue.skills) {
			const { mean, sd } = estimateSkill(measurement, id);
			expect(Math.abs(mean)).toBeLessThan(6);
			expect(sd).toBeGreaterThan(0);
			expect(sd).toBeLessThan(2);
		}
		for (const share of remembered.values()) {
			expect(share).toBeGreaterThanOrEqual(0);
			expect(share).toBeLessThanOrEqual(1);
		}
	});

	test('back to today, after sessions in the future, goes on without folding the log anew each time', async () => {
		const future = Array.from({ length: 40 }, (_, i) => today + 20 * year + i * 1000);
		const before = Array.from({ length: 400 }, (_, i) => today - year + i * 1000);
		const events = await recordSessions([...before, ...future]);
		const whole = extendHistory(emptyHistory, events, 0);
		const folded = whole && condense(whole, today)?.history;
		expect(folded?.earlier?.last.ts).toBeLessThan(today);
		const next = buildEvent(
			'session-started',
			{ session: 'now' as SessionId },
			{ ts: today, seq: 99_999 }
		);
		const onward = folded && extendHistory(folded, [next], 0);
		expect(onward?.counts.sessions).toBe(441);
	});
});
