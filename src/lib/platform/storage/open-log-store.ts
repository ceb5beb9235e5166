import type { LogStore, OpenedLog, OpenLogError } from '#lib/core/log/log-store.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import { createFoldCache } from './indexeddb-fold-cache.ts';
import { createIndexedDbLogStore } from './indexeddb-log-store.ts';
import { createLogDatabase, guardVersion, metaKeys, type LogDatabase } from './log-database.ts';
import { createMemoryLogStore } from './memory-log-store.ts';
import { storageError } from './storage-error.ts';
import { isMarkedUsed, markUsed } from './used-mark.ts';

/** How long an older tab gets to let go of the database before the person is asked to close it. */
const patienceMs = 3000;

const createId = () => crypto.randomUUID();

/** Opens the log as well as this browser can: stored, only to read, or in memory. */
export async function openLogStore(
	name = 'mettle-log',
	cacheName = 'mettle-cache'
): Promise<Result<OpenedLog, OpenLogError>> {
	if (typeof indexedDB === 'undefined') return ok(openInMemory());
	const db = createLogDatabase(name);
	guardVersion(db);
	try {
		if (!(await opensInTime(db))) {
			db.close();
			return err({ type: 'Blocked' });
		}
		return ok(await openStored(db, cacheName));
	} catch (thrown) {
		db.close();
		const error = storageError(thrown);
		if (error?.type === 'StaleCode') return ok(await openReadOnly(name));
		if (error?.type === 'StorageFull') return err({ type: 'StorageFull' });
		if (error?.type === 'StorageLost' || isRefusal(thrown)) return ok(openInMemory());
		throw thrown;
	}
}

/** @returns false if another tab has not let go of the database by then */
async function opensInTime(db: LogDatabase): Promise<boolean> {
	const blocked = new Promise<false>((resolve) => {
		db.on('blocked', () => void setTimeout(() => resolve(false), patienceMs));
	});
	return Promise.race([db.open().then(() => true), blocked]);
}

async function openStored(db: LogDatabase, cacheName: string): Promise<OpenedLog> {
	const { dev, isNew } = await db.transaction('rw', db.meta, async () => {
		const known = await db.meta.get(metaKeys.dev);
		if (typeof known === 'string') return { dev: known, isNew: false };
		const dev = createId();
		await db.meta.bulkPut([dev, createId()], [metaKeys.dev, metaKeys.epoch]);
		return { dev, isNew: true };
	});
	const store = createIndexedDbLogStore({ db, dev, createId, mayWrite: true });
	return {
		mode: 'stored',
		store: markedWhenUsed(store, db.name),
		cache: createFoldCache(cacheName),
		lost: isNew && isMarkedUsed(db.name)
	};
}

function markedWhenUsed(store: LogStore, name: string): LogStore {
	return {
		...store,
		async append(events) {
			const appended = await store.append(events);
			if (appended.ok) markUsed(name);
			return appended;
		}
	};
}

/** A newer release wrote this database. What this one knows of it still reads. */
async function openReadOnly(name: string): Promise<OpenedLog> {
	const db = createLogDatabase(name);
	await db.open();
	const dev = String(await db.meta.get(metaKeys.dev));
	const store = createIndexedDbLogStore({ db, dev, createId, mayWrite: false });
	return { mode: 'read-only', store };
}

function openInMemory(): OpenedLog {
	return { mode: 'memory', store: createMemoryLogStore(createId()) };
}

/** Some browsers refuse a site its storage by throwing, instead of by having no `indexedDB`. */
function isRefusal(thrown: unknown): boolean {
	const names = ['MissingAPIError', 'SecurityError'];
	return thrown instanceof Error && names.includes(thrown.name);
}
