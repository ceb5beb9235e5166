import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writeBackup } from '#lib/core/log/backup.ts';
import type { EventId, StoredEvent } from '#lib/core/log/event.ts';
import { importEvents, planImport } from '#lib/core/log/import.ts';
import type { LogStore } from '#lib/core/log/log-store.ts';
import { compareEvents, mergeEvents } from '#lib/core/log/merge.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildHashedEvent, buildUnknownEvent } from '#tests/builders/event.ts';
import { lawRuns, seed } from '#tests/builders/law-runs.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

/** Answers of three devices whose clocks and counts collide, events of later versions, purges, and a purge of a purge. */
const devices = ['laptop', 'phone', 'tablet'];
const answers = await Promise.all(
	Array.from({ length: 24 }, (_, i) =>
		buildHashedEvent(
			'item-answered',
			{ elapsedMs: i },
			{ dev: devices[i % 3] ?? '', seq: i % 4, ts: (i % 5) - 2 }
		)
	)
);
const later = [
	await buildUnknownEvent({ ts: 1 }),
	await buildUnknownEvent({ kind: 'item-answered', v: 2, ts: 2 })
];
const purge = (ids: readonly EventId[], ts: number) =>
	buildHashedEvent('events-purged', { ids }, { ts });
const idsOf = (...indices: number[]) => indices.map((i) => answers[i]!.id);
const purges = [
	await purge(idsOf(0, 1, 2), 5),
	await purge([...idsOf(2, 3), later[0]!.id], -9),
	await purge(idsOf(23), 0)
];
const purgeOfPurge = await purge([purges[0]!.id], 6);
const log = fc.subarray<StoredEvent>([...answers, ...later, ...purges, purgeOfPurge]);

describe(`merging, with seed ${seed}`, () => {
	test('is commutative', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				expect(mergeEvents(a, b)).toEqual(mergeEvents(b, a));
			}),
			lawRuns
		);
	});

	test('is associative', () => {
		fc.assert(
			fc.property(log, log, log, (a, b, c) => {
				expect(mergeEvents(mergeEvents(a, b), c)).toEqual(mergeEvents(a, mergeEvents(b, c)));
			}),
			lawRuns
		);
	});

	test('is idempotent', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				const once = mergeEvents(a, b);
				expect(mergeEvents(once, b)).toEqual(once);
				expect(mergeEvents(once, once)).toEqual(once);
			}),
			lawRuns
		);
	});

	test('loses nothing but what was purged', () => {
		fc.assert(
			fc.property(log, log, (a, b) => {
				const merged = new Set(mergeEvents(a, b).map(({ id }) => id));
				const all = [...a, ...b];
				const purged = new Set(
					all.flatMap((event) =>
						event.kind === 'events-purged' ? (event.body['ids'] as EventId[]) : []
					)
				);
				for (const { id, kind } of all) {
					expect(merged.has(id)).toBe(kind === 'events-purged' || !purged.has(id));
				}
			}),
			lawRuns
		);
	});

	test('by backups between two devices, in either order, leaves the same log on both', async () => {
		await fc.assert(
			fc.asyncProperty(log, log, async (a, b) => {
				const [phone, laptop] = [await storeWith('phone', a), await storeWith('laptop', b)];
				await bringIn(await backupOf(phone), laptop);
				await bringIn(await backupOf(laptop), phone);
				const [other, one] = [await storeWith('laptop', b), await storeWith('phone', a)];
				await bringIn(await backupOf(other), one);
				await bringIn(await backupOf(one), other);
				const logs = await Promise.all(
					[phone, laptop, one, other].map(async (store) =>
						[...(await eventsOf(store))].sort(compareEvents)
					)
				);
				for (const events of logs) expect(events).toEqual(mergeEvents(a, b));
			}),
			{ seed, numRuns: 200 }
		);
	});
});

async function storeWith(dev: string, events: readonly StoredEvent[]): Promise<LogStore> {
	const store = createMemoryLogStore(dev);
	await store.append(events);
	return store;
}

async function backupOf(store: LogStore): Promise<string> {
	const parts = await writeBackup(await eventsOf(store), { created: 1, dev: store.dev }, sha256);
	return parts.join('');
}

async function bringIn(text: string, store: LogStore): Promise<void> {
	const backup = await readBackup(text, sha256);
	if (!backup.ok) throw new TypeError(backup.error.type);
	expect(backup.value.ending).toEqual({ type: 'Whole' });
	const plan = planImport(await eventsOf(store), backup.value.events);
	expect(await importEvents(store, plan)).toMatchObject({ ok: true });
}
