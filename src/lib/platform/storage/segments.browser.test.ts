import Dexie from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredEvent } from '#lib/core/log/event.ts';
import type { LogStore } from '#lib/core/log/log-store.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { eventsOf, valueOf } from '#tests/contracts/log-store-contract.ts';
import { createLogDatabase, logSchemas, snapshotKey } from './log-database.ts';
import { openLogStore } from './open-log-store.ts';
import { pack, unpack } from './segments.ts';

const name = 'log-with-segments';
const opened: LogStore[] = [];

async function openStore(): Promise<LogStore> {
	const log = await openLogStore(name);
	if (!log.ok) throw new TypeError(log.error.type);
	opened.push(log.value.store);
	return log.value.store;
}

beforeEach(() => Dexie.delete(name));
afterEach(() => {
	for (const store of opened.splice(0)) store.close();
	localStorage.clear();
});

const answer = (seq: number) =>
	buildEvent('item-answered', {}, { seq, ts: 1_700_000_000_000 + seq });
const many = (count: number, from = 0) => Array.from({ length: count }, (_, i) => answer(from + i));
const sorted = (events: readonly StoredEvent[]) => events.toSorted(compareEvents);

/** How many rows and segments the database holds. */
async function shape(): Promise<{ rows: number; segments: number }> {
	const db = await createLogDatabase(name).open();
	const counts = await Promise.all([db.table('events').count(), db.table('segments').count()]);
	db.close();
	return { rows: counts[0], segments: counts[1] };
}

test('packing gives every event back as it was, in its order', async () => {
	const events = [
		buildEvent('item-answered', { response: { kind: 'short-text', text: 'a\nb\u2028“日”' } }),
		...many(3)
	];
	expect(await unpack(await pack(events))).toEqual(events);
});

test('a thousand packed events take less than 60 bytes each', async () => {
	expect((await pack(many(1000))).byteLength).toBeLessThan(60_000);
});

describe('sealing', () => {
	test('packs all but the newest thousand and changes nothing of what is read', async () => {
		const store = await openStore();
		const events = many(3500);
		await store.append(events);
		await store.seal();
		expect(await shape()).toEqual({ rows: 1500, segments: 2 });
		expect(sorted(await eventsOf(store))).toEqual(events);
	});

	test('leaves a short log as it is', async () => {
		const store = await openStore();
		await store.append(many(1999));
		await store.seal();
		expect(await shape()).toEqual({ rows: 1999, segments: 0 });
	});

	test.for([0, 1, 500, 1000, 1500, 2999, 3000])(
		'a reader who had seen %i of 3000 events before knows all of them after',
		async (seen) => {
			const store = await openStore();
			const events = many(3000);
			if (seen > 0) await store.append(events.slice(0, seen));
			const before = valueOf(await store.read());
			if (seen < 3000) await store.append(events.slice(seen));
			await store.seal();
			const after = valueOf(await store.read(before.position));
			const known = after.whole ? after.events : [...before.events, ...after.events];
			expect(sorted(known)).toEqual(events);
			const more = answer(9999);
			await store.append([more]);
			expect(valueOf(await store.read(after.position))).toMatchObject({
				events: [more],
				whole: false
			});
		}
	);

	test('by two tabs at once keeps every event, once', async () => {
		const [one, two] = [await openStore(), await openStore()];
		const events = many(4000);
		await one.append(events);
		await Promise.all([one.seal(), two.seal(), two.append([answer(5000)])]);
		expect(sorted(await eventsOf(one))).toEqual([...events, answer(5000)]);
		expect(await shape()).toEqual({ rows: 1001, segments: 3 });
	});

	test('keeps purges in force', async () => {
		const store = await openStore();
		const purge = buildEvent('events-purged', { ids: [answer(5).id] });
		await store.append([purge, ...many(3000)]);
		await store.seal();
		await store.append([answer(5)]);
		const ids = new Set((await eventsOf(store)).map(({ id }) => id));
		expect([ids.has(answer(5).id), ids.has(purge.id), ids.size]).toEqual([false, true, 3000]);
	});
});

describe('events that came in bulk', () => {
	test('are read from a position before them, and not again from one after', async () => {
		const store = await openStore();
		await store.append([answer(0)]);
		const before = valueOf(await store.read());
		await store.appendBulk(many(1000, 1));
		const news = valueOf(await store.read(before.position));
		expect(news).toMatchObject({ whole: false });
		expect(sorted(news.events)).toEqual(many(1000, 1));
		expect(valueOf(await store.read(news.position))).toMatchObject({ events: [], whole: false });
	});

	test('that another tab added as well are read once', async () => {
		const store = await openStore();
		await store.appendBulk(many(1000));
		await store.appendBulk(many(1000));
		await store.append([answer(1)]);
		expect(sorted(await eventsOf(store))).toEqual(many(1000));
	});

	test('are erased by a purge, from the disk too, and never come back', async () => {
		const store = await openStore();
		await store.appendBulk(many(1000));
		const { position } = valueOf(await store.read());
		const purge = buildEvent('events-purged', { ids: [answer(7).id] });
		await store.append([purge]);
		const after = valueOf(await store.read(position));
		expect(after.whole).toBe(true);
		expect(after.events).toHaveLength(1000);
		const db = await createLogDatabase(name).open();
		const [segment] = await db.table('segments').toArray();
		db.close();
		const left = await unpack((segment as { lines: Uint8Array<ArrayBuffer> }).lines);
		expect(left.some(({ id }) => id === answer(7).id)).toBe(false);
		await store.appendBulk([answer(7)]);
		expect((await eventsOf(store)).some(({ id }) => id === answer(7).id)).toBe(false);
	});

	test('are in a snapshot, and a replacement brings them back', async () => {
		const store = await openStore();
		await store.appendBulk(many(1000));
		await store.append(many(5, 1000));
		await store.takeSnapshot();
		await store.appendBulk(many(1000, 2000));
		const snapshot = valueOf(await store.readSnapshot()) ?? [];
		expect(sorted(snapshot)).toEqual(many(1005));
		await store.replace(snapshot);
		expect(sorted(await eventsOf(store))).toEqual(many(1005));
		expect(await shape()).toEqual({ rows: 5, segments: 1 });
	});

	test('are gone when everything is deleted', async () => {
		const store = await openStore();
		await store.appendBulk(many(1000));
		await store.clear();
		expect(await shape()).toEqual({ rows: 0, segments: 0 });
	});
});

test('a snapshot that version 1 wrote, a plain list, still brings its log back', async () => {
	const old = new Dexie(name);
	old.version(1).stores(logSchemas[1]);
	await old.open();
	await old.table('snapshots').put(many(3), snapshotKey);
	old.close();
	expect(valueOf(await (await openStore()).readSnapshot())).toEqual(many(3));
});
