import Dexie from 'dexie';
import type { LogStore, OpenedLog } from '#lib/core/log/log-store.ts';
import { logSchemas } from '#lib/platform/storage/log-database.ts';
import { openLogStore } from '#lib/platform/storage/open-log-store.ts';

const opened: LogStore[] = [];

/** Opens the log of that name in a browser's own IndexedDB; `closeLogs` ends it. */
export async function openLog(name: string): Promise<OpenedLog> {
	const result = await openLogStore(name, `${name}-cache`);
	if (!result.ok) throw new TypeError(result.error.type);
	opened.push(result.value.store);
	return result.value;
}

/** To be called after each test: closes what was opened and deletes every database. */
export async function closeLogs(): Promise<void> {
	for (const store of opened.splice(0)) store.close();
	localStorage.clear();
	for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
}

/** The database as a later release would have it, not open yet. */
export function createNewerDatabase(name: string): Dexie {
	const db = new Dexie(name);
	for (const [version, tables] of Object.entries(logSchemas)) {
		db.version(Number(version)).stores(tables);
	}
	db.version(newestVersion + 1).stores({ later: '++' });
	return db;
}

export const newestVersion = Math.max(...Object.keys(logSchemas).map(Number));
