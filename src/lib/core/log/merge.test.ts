import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildEvent } from '#tests/builders/event.ts';
import type { StoredEvent } from './event.ts';
import { compareEvents, mergeEvents } from './merge.ts';

const answers = Array.from({ length: 8 }, (_, i) =>
	buildEvent(
		'item-answered',
		{ elapsedMs: i },
		{ dev: i % 2 ? 'phone' : 'laptop', seq: i % 3, ts: i % 4 }
	)
);
const purges = [
	buildEvent('events-purged', { ids: [answers[0]!.id, answers[1]!.id] }, { ts: 5 }),
	buildEvent('events-purged', { ids: [answers[1]!.id, answers[2]!.id] }, { ts: -1 })
];
const purgeOfPurge = buildEvent('events-purged', { ids: [purges[0]!.id] }, { ts: 6 });
const log = fc.subarray<StoredEvent>([...answers, ...purges, purgeOfPurge]);
const runs = { numRuns: 2000 };

describe('merging', () => {
	test('is commutative', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a));
			}),
			runs
		);
	});

	test('is associative', () => {
		fc.assert(
			fc.property(log, log, log, (a, b, c) => {
				expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
			}),
			runs
		);
	});

	test('is idempotent', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				const once = mergeEvents(a, b);
				expect(mergeEvents(once, b)).toEqual(once);
				expect(mergeEvents(once, once)).toEqual(once);
			}),
			runs
		);
	});

	test('keeps both answers of a cloned device that counted alike', () => {
		const [a, b] = [1, 2].map((elapsedMs) =>
			buildEvent('item-answered', { elapsedMs }, { seq: 9 })
		);
		expect(mergeEvents([a!], [b!])).toHaveLength(2);
	});

	test('keeps what was purged out, wherever the purge came from', () => {
		const [answer] = answers;
		const purge = buildEvent('events-purged', { ids: [answer!.id] }, { dev: 'phone', ts: -5 });
		expect(mergeEvents([purge], [answer!])).toEqual([purge]);
		expect(mergeEvents([answer!], [purge])).toEqual([purge]);
	});

	test('keeps an answer from a clock that is years ahead or behind', () => {
		const past = buildEvent('item-answered', {}, { ts: -1_000_000_000_000 });
		const future = buildEvent('item-answered', {}, { ts: 9_000_000_000_000 });
		expect(mergeEvents([future], [past])).toEqual([past, future]);
	});
});

test('the fold order is time, then device, then count, then id, whatever the locale', () => {
	const at = (ts: number, dev: string, seq: number, elapsedMs = 0) =>
		buildEvent('item-answered', { elapsedMs }, { ts, dev, seq });
	const twins = [at(2, 'b', 2, 1), at(2, 'b', 2, 2)].sort((a, b) => (a.id < b.id ? -1 : 1));
	const ordered = [at(1, 'z', 9), at(2, 'B', 3), at(2, 'a', 4), at(2, 'b', 1), ...twins];
	expect(ordered.toReversed().sort(compareEvents)).toEqual(ordered);
});
