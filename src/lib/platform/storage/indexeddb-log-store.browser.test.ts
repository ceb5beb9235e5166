import Dexie from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { LogNotice, LogStore, OpenedLog } from '#lib/core/log/log-store.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { describeLogStore, eventsOf, valueOf } from '#tests/contracts/log-store-contract.ts';
import { logSchemas } from './log-database.ts';
import { openLogStore } from './open-log-store.ts';

const opened: LogStore[] = [];
let count = 0;
const newName = () => `log-${Date.now()}-${count++}`;

async function openLog(name: string): Promise<OpenedLog> {
	const result = await openLogStore(name);
	if (!result.ok) throw new TypeError(result.error.type);
	opened.push(result.value.store);
	return result.value;
}

async function openStore(name = newName()): Promise<LogStore> {
	const log = await openLog(name);
	expect(log.mode).toBe('stored');
	return log.store;
}

afterEach(async () => {
	vi.restoreAllMocks();
	vi.unstubAllGlobals();
	for (const store of opened.splice(0)) store.close();
	localStorage.clear();
	for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
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

describe('releases', () => {
	/** The database as a later release would have it. */
	function createNewer(name: string): Dexie {
		const db = new Dexie(name);
		for (const [version, tables] of Object.entries(logSchemas)) {
			db.version(Number(version)).stores(tables);
		}
		db.version(3).stores({ later: '++' });
		return db;
	}

	test('an old tab closes when a newer one changes the database, writes no more, and says so', async () => {
		const name = newName();
		const store = await openStore(name);
		await store.append([answer(1)]);
		const heard: LogNotice[] = [];
		store.subscribe((notice) => heard.push(notice));
		const newer = await createNewer(name).open();
		expect(heard).toEqual(['stale']);
		const open = vi.spyOn(IDBFactory.prototype, 'open');
		const stale = { ok: false, error: { type: 'StaleCode' } };
		expect(await store.append([answer(2)])).toEqual(stale);
		expect(await store.read()).toEqual(stale);
		expect(open).not.toHaveBeenCalled();
		expect(await newer.table('events').count()).toBe(1);
		newer.close();
	});

	test('a release that was rolled back to reads all and writes nothing', async () => {
		const name = newName();
		const store = await openStore(name);
		await store.append([answer(1)]);
		store.close();
		const newer = await createNewer(name).open();
		newer.close();

		const log = await openLog(name);
		expect(log.mode).toBe('read-only');
		expect(log.store.dev).toBe(store.dev);
		expect(await eventsOf(log.store)).toEqual([answer(1)]);
		const stale = { ok: false, error: { type: 'StaleCode' } };
		expect(await log.store.append([answer(2)])).toEqual(stale);
		expect(await log.store.replace([])).toEqual(stale);
		expect(await log.store.takeSnapshot()).toEqual(stale);
		expect(await log.store.markBackup({ at: 1, answers: 1 })).toEqual(stale);
		expect(await log.store.clear()).toEqual(stale);
		expect(await eventsOf(log.store)).toEqual([answer(1)]);
	});

	test('an upgrade that throws leaves the log as it was', async () => {
		const name = newName();
		const store = await openStore(name);
		await store.append([answer(1)]);
		store.close();
		const newer = createNewer(name);
		newer.version(4).upgrade(async (transaction) => {
			await transaction.table('events').clear();
			throw new Error('defect in an upgrade');
		});
		await expect(newer.open()).rejects.toThrow('defect in an upgrade');
		newer.close();
		expect(await eventsOf(await openStore(name))).toEqual([answer(1)]);
	});

	/** A tab whose release never closes for a newer one. */
	async function holdOlder(name: string): Promise<IDBDatabase> {
		const request = indexedDB.open(name, 1);
		return new Promise((resolve) => {
			request.onsuccess = () => resolve(request.result);
		});
	}

	test('an older tab that does not let go is told', async () => {
		const name = newName();
		const older = await holdOlder(name);
		expect(await openLogStore(name)).toEqual({ ok: false, error: { type: 'Blocked' } });
		older.close();
	});

	test('an older tab that lets go in time is waited for', async () => {
		const name = newName();
		const older = await holdOlder(name);
		setTimeout(() => older.close(), 300);
		expect(await openLog(name)).toMatchObject({ mode: 'stored' });
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
