import { expect, test } from 'vitest';
import type { StoredEvent } from '#lib/core/log/event.ts';
import { importEvents, planImport } from '#lib/core/log/import.ts';
import type { LogStore } from '#lib/core/log/log-store.ts';
import { compareEvents, mergeEvents } from '#lib/core/log/merge.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

const answer = (seq: number) => buildEvent('item-answered', {}, { seq, dev: 'phone' });
const purge = buildEvent('events-purged', { ids: [answer(0).id] }, { dev: 'phone' });
const here = [answer(0), buildEvent('item-answered', {}, { dev: 'laptop' })];
const incoming: StoredEvent[] = [...Array.from({ length: 3200 }, (_, seq) => answer(seq)), purge];

/** A store that dies when it is called for the nth time; what it had taken before is on the disk. */
function dyingAt(store: LogStore, call: number): LogStore {
	let calls = 0;
	const unlessDead = <T>(step: () => Promise<T>): Promise<T> =>
		++calls === call ? Promise.reject(new Error('crash')) : step();
	return {
		...store,
		takeSnapshot: () => unlessDead(() => store.takeSnapshot()),
		append: (events) => unlessDead(() => store.append(events)),
		appendBulk: (events) =>
			unlessDead(() => store.append(events).then(() => ({ ok: true, value: null })))
	};
}

test.for([1, 2, 3, 4, 5, 6])(
	'a crash at step %i of an import leaves whole events, and doing it again converges',
	async (call) => {
		const store = createMemoryLogStore('laptop');
		await store.append(here);
		const plan = planImport(here, incoming);
		await expect(importEvents(dyingAt(store, call), plan)).rejects.toThrow('crash');

		const between = await eventsOf(store);
		const all = new Set(mergeEvents(here, incoming).map(({ id }) => id));
		expect(between.filter(({ id }) => !all.has(id) && id !== answer(0).id)).toEqual([]);

		const again = await importEvents(store, planImport(between, incoming));
		expect(again).toMatchObject({ ok: true });
		expect([...(await eventsOf(store))].sort(compareEvents)).toEqual(mergeEvents(here, incoming));
	}
);
