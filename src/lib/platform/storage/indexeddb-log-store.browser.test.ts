import Dexie from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LogStore } from '#lib/core/log/log-store.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { closeLogs, openLog } from '#tests/builders/open-log.ts';
import { describeLogStore, eventsOf, valueOf } from '#tests/contracts/log-store-contract.ts';

let count = 0;
const newName = () => `log-${Date.now()}-${count++}`;

async function openStore(name = newName()): Promise<LogStore> {
	const log = await openLog(name);
	expect(log.mode).toBe('stored');
	return log.store;
}

afterEach(async () => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	await closeLogs();
});

const answer = (seq: number) => buildEvent('item-answered', {}, { seq });

describeLogStore('the log in IndexedDB', openStore);

describe('durability', () => {
	test('what was acknowledged is there when the database is opened again', async () => {
		const name = newName();
		const first = await openStore(name);
		await first.append([answer(1)]);
		first.close();
		const second = await openStore(name);
		expect(await eventsOf(second)).toEqual([answer(1)]);
		expect(second.dev).toBe(first.dev);
	});

	test('an answer is one strict transaction, acknowledged once it is complete', async () => {
		const order: string[] = [];
		const begin = IDBDatabase.prototype.transaction;
		const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
		transaction.mockImplementation(function (this: IDBDatabase, ...options) {
			const started = begin.apply(this, options);
			started.addEventListener('complete', () => order.push(`complete: ${started.durability}`));
			return started;
		});
		const store = await openStore();
		order.length = 0;
		const requests = ['add', 'put', 'get', 'getAll', 'openCursor'] as const;
		const spies = requests.map((request) => vi.spyOn(IDBObjectStore.prototype, request));
		await store.append([answer(1)]);
		order.push('acknowledged');
		expect(order).toEqual(['complete: strict', 'acknowledged']);
		expect(spies.map((spy) => spy.mock.calls.length)).toEqual([1, 0, 0, 0, 0]);
	});

	test('a transaction that the browser aborts is tried again and stores once', async () => {
		const store = await openStore();
		const add = vi.spyOn(IDBObjectStore.prototype, 'add');
		add.mockImplementationOnce(function (this: IDBObjectStore, value: unknown) {
			const request = IDBObjectStore.prototype.put.call(this, value);
			this.transaction.abort();
			return request;
		});
		expect(await store.append([answer(1)])).toEqual({ ok: true, value: { added: 1 } });
		expect(await eventsOf(store)).toEqual([answer(1)]);
	});

	test('a connection that the browser closed is opened again', async () => {
		const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
		const store = await openStore();
		for (let times = 0; times < 3; times++) {
			transaction.mockImplementationOnce(() => {
				throw new DOMException('The database connection is closing.', 'InvalidStateError');
			});
		}
		expect(await store.append([answer(1)])).toEqual({ ok: true, value: { added: 1 } });
		expect(await eventsOf(store)).toEqual([answer(1)]);
	});

	test('a store that was closed stays closed', async () => {
		const store = await openStore();
		const open = vi.spyOn(IDBFactory.prototype, 'open');
		const pending = store.append([answer(1)]);
		store.close();
		const lost = { ok: false, error: { type: 'StorageLost' } };
		expect([lost, { ok: true, value: { added: 1 } }]).toContainEqual(await pending);
		expect(await store.append([answer(1)])).toEqual(lost);
		expect(open).not.toHaveBeenCalled();
	});

	test('a connection that never comes back is told', async () => {
		const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
		const store = await openStore();
		transaction.mockImplementation(() => {
			throw new DOMException('Connection lost', 'UnknownError');
		});
		expect(await store.append([answer(1)])).toEqual({ ok: false, error: { type: 'StorageLost' } });
	});
});

describe('several tabs', () => {
	test('that open a new log at once share its name', async () => {
		const name = newName();
		const stores = await Promise.all([openStore(name), openStore(name), openStore(name)]);
		expect(new Set(stores.map((store) => store.dev)).size).toBe(1);
	});

	test('keep both answers when two submit at once', async () => {
		const name = newName();
		const [one, two] = [await openStore(name), await openStore(name)];
		await Promise.all([one.append([answer(1)]), two.append([answer(2)])]);
		expect(new Set(await eventsOf(one))).toEqual(new Set([answer(1), answer(2)]));
	});

	test('hear of each other’s answers and can read on, but do not hear themselves', async () => {
		const name = newName();
		const [one, two] = [await openStore(name), await openStore(name)];
		const heard: string[] = [];
		one.subscribe((notice) => heard.push(`one: ${notice}`));
		two.subscribe((notice) => heard.push(`two: ${notice}`));
		const { position } = valueOf(await two.read());
		await one.append([answer(1)]);
		await vi.waitFor(() => expect(heard).toEqual(['two: changed']));
		expect(valueOf(await two.read(position)).events).toEqual([answer(1)]);
	});
});

describe('a browser', () => {
	test('without IndexedDB gets a log in memory', async () => {
		vi.stubGlobal('indexedDB', undefined);
		const log = await openLog(newName());
		expect(log.mode).toBe('memory');
		await log.store.append([answer(1)]);
		expect(await eventsOf(log.store)).toEqual([answer(1)]);
	});

	test.for(['SecurityError', 'InvalidStateError', 'UnknownError'])(
		'that refuses its database with %s gets a log in memory',
		async (name) => {
			vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
				throw new DOMException('refused', name);
			});
			expect(await openLog(newName())).toMatchObject({ mode: 'memory' });
		}
	);

	test('that evicted the log is noticed, and only then', async () => {
		const name = newName();
		const first = await openLog(name);
		expect(first).toMatchObject({ mode: 'stored', lost: false });
		await first.store.append([answer(1)]);
		first.store.close();
		const second = await openLog(name);
		expect(second).toMatchObject({ lost: false });
		await second.store.clear();
		second.store.close();
		const third = await openLog(name);
		expect(third).toMatchObject({ lost: false });
		third.store.close();
		await Dexie.delete(name);
		expect(await openLog(name)).toMatchObject({ mode: 'stored', lost: true });
	});
});

test('a cleared log is another installation’s when it is opened again', async () => {
	const name = newName();
	const first = await openStore(name);
	await first.clear();
	first.close();
	expect((await openStore(name)).dev).not.toBe(first.dev);
});
