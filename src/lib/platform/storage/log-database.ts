import Dexie, { type Table } from 'dexie';
import type { EventId, StoredEvent } from '#lib/core/log/event.ts';
import { LogFailure } from './storage-error.ts';

/**
 * The tables of each released version, in Dexie's notation. A released entry never changes, and a
 * new one only adds: a release that was rolled back to must still find its tables.
 *
 * `events` counts arrivals, so that rows are added at the end of the tree and the news since a
 * position are one range. `segments` holds events that came in bulk or have been lying for long, packed by the
 * thousand (see `segments.ts`). `meta` and `snapshots` hold single values under the keys below.
 */
export const logSchemas = {
	1: { events: '++n, &id', meta: '', snapshots: '' },
	2: { segments: '++s' }
} as const;

export const metaKeys = { dev: 'dev', epoch: 'epoch', backup: 'backup' } as const;
export const snapshotKey = 'before-import';

/** In the place of a purged event, so that it can never be added again. */
export type Tombstone = { readonly id: EventId; readonly purged: true };
export type EventRow = (StoredEvent | Tombstone) & { readonly n?: number };

/** Events in one row, as `pack` writes them. */
export type Segment = {
	readonly s?: number;
	/** The `n` of the last row that was packed into it; 0 where the events never were rows. */
	readonly upTo: number;
	readonly lines: Uint8Array<ArrayBuffer>;
};

/** All events of one moment. Releases with version 1 of the database wrote a plain list. */
export type Snapshot =
	| readonly StoredEvent[]
	| {
			readonly v: 2;
			readonly segments: readonly Uint8Array<ArrayBuffer>[];
			readonly rows: readonly EventRow[];
	  };

export type LogDatabase = Dexie & {
	readonly events: Table<EventRow, number>;
	readonly segments: Table<Segment, number>;
	readonly meta: Table<unknown, string>;
	readonly snapshots: Table<Snapshot, string>;
};

/** A connection to the log at whatever version it has, not open yet. */
export function createLogDatabase(name: string): LogDatabase {
	// On localhost Dexie traces every failed request, also that of an event which is there already.
	Dexie.debug = false;
	const options = { cache: 'disabled', chromeTransactionDurability: 'strict' } as const;
	// The tables that the versions declare.
	const db = new Dexie(name, options) as LogDatabase;
	for (const [version, tables] of Object.entries(logSchemas)) {
		db.version(Number(version)).stores(tables);
	}
	return db;
}

/**
 * Keeps this code from writing to what a newer release has made of the database, which Dexie would
 * allow: it refuses to open it then, and closes for good when a newer release asks for it.
 */
export function guardVersion(db: LogDatabase): void {
	db.on('versionchange', () => {
		db.close({ disableAutoOpen: true });
		return false;
	});
	db.on(
		'ready',
		() => {
			// Dexie multiplies its version numbers by ten.
			if (Math.trunc(db.backendDB().version / 10) > Math.trunc(db.verno)) {
				throw new LogFailure({ type: 'StaleCode' });
			}
		},
		true
	);
}
