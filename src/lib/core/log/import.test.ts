import { describe, expect, test } from 'vitest';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildEvent, buildUnknownEvent } from '#tests/builders/event.ts';
import type { StoredEvent } from './event.ts';
import { importEvents, planImport, undoImport } from './import.ts';
import type { LogStore } from './log-store.ts';
import { mergeEvents } from './merge.ts';

const paused = (seq: number, dev = 'laptop') => buildEvent('session-paused', {}, { seq, dev });
const many = (count: number, dev?: string) =>
	Array.from({ length: count }, (_, seq) => paused(seq, dev));

async function storeWith(...events: readonly StoredEvent[]): Promise<LogStore> {
	const store = createMemoryLogStore('laptop');
	await store.append(events);
	return store;
}

async function eventsOf(store: LogStore): Promise<readonly StoredEvent[]> {
	const slice = await store.read();
	return slice.ok ? mergeEvents(slice.value.events, []) : [];
}

describe('the plan', () => {
	test('tells new, known, unknown and purged events apart', async () => {
		const unknown = await buildUnknownEvent();
		const purge = buildEvent('events-purged', { ids: [paused(3).id] });
		const plan = planImport([paused(1), purge], [paused(1), paused(2), paused(3), unknown]);
		expect(plan).toMatchObject({ known: 1, purged: 1, unknownKinds: 1, erased: 0 });
		expect(new Set(plan.add)).toEqual(new Set([paused(2), unknown]));
	});

	test('tells how many events the backup would purge', () => {
		const purge = buildEvent('events-purged', { ids: [paused(1).id, paused(9).id] });
		const plan = planImport([paused(1), paused(2)], [purge]);
		expect(plan).toMatchObject({ add: [purge], erased: 1, known: 0, purged: 0 });
	});

	test('counts an event once that the file holds twice', () => {
		const plan = planImport([], [paused(1), paused(1)]);
		expect(plan).toMatchObject({ add: [paused(1)], known: 0, purged: 0 });
	});
});

describe('importing', () => {
	test('adds what is new and tells how far it is', async () => {
		const store = await storeWith(...many(100));
		const progress: number[] = [];
		const plan = planImport(await eventsOf(store), many(1300));
		const result = await importEvents(store, plan, { onProgress: (done) => progress.push(done) });
		expect(result).toEqual({ ok: true, value: { added: 1200 } });
		expect(progress).toEqual([1000, 1200]);
		expect(await eventsOf(store)).toHaveLength(1300);
	});

	test('stops when asked and is completed by doing it again', async () => {
		const store = await storeWith();
		const signal = { aborted: false };
		const stop = () => (signal.aborted = true);
		const first = await importEvents(store, planImport([], many(1300)), {
			signal,
			onProgress: stop
		});
		expect(first).toEqual({ ok: false, error: { type: 'Cancelled', added: 1000 } });
		const again = await importEvents(store, planImport(await eventsOf(store), many(1300)));
		expect(again).toEqual({ ok: true, value: { added: 300 } });
		expect(await eventsOf(store)).toEqual(mergeEvents(many(1300), []));
	});

	test('passes on that storage is full, and the import can go on later', async () => {
		const store = await storeWith();
		const full: LogStore = {
			...store,
			append: async () => ({ ok: false, error: { type: 'StorageFull' } })
		};
		const result = await importEvents(full, planImport([], many(3)));
		expect(result).toEqual({ ok: false, error: { type: 'StorageFull' } });
	});

	test('says so if the log lacks what was written to it', async () => {
		const store = await storeWith();
		const forgetful: LogStore = {
			...store,
			append: (events) => store.append(events.slice(1))
		};
		const result = await importEvents(forgetful, planImport([], many(3)));
		expect(result).toEqual({ ok: false, error: { type: 'CountMismatch', missing: 1 } });
	});

	test('never brings back what was purged', async () => {
		const purge = buildEvent('events-purged', { ids: [paused(1).id] });
		const store = await storeWith(paused(1), purge);
		await importEvents(store, planImport(await eventsOf(store), [paused(1), paused(2)]));
		expect(await eventsOf(store)).toEqual(mergeEvents([purge, paused(2)], []));
	});
});

describe('undoing an import', () => {
	test('restores the log of before and keeps what was recorded since', async () => {
		const store = await storeWith(paused(1));
		const purge = buildEvent('events-purged', { ids: [paused(1).id] }, { dev: 'phone' });
		await importEvents(store, planImport([paused(1)], [...many(10, 'phone'), purge]));
		await store.append([paused(2)]);
		expect(await undoImport(store)).toEqual({ ok: true, value: null });
		expect(await eventsOf(store)).toEqual([paused(1), paused(2)]);
	});

	test('is refused where nothing was imported', async () => {
		const store = await storeWith(paused(1));
		expect(await undoImport(store)).toEqual({ ok: false, error: { type: 'NoSnapshot' } });
	});
});
