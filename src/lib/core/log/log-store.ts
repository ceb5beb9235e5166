import type { FoldCache } from '#lib/core/history/fold-cache.ts';
import type { Result } from '#lib/core/result.ts';
import type { EventId, StoredEvent } from './event.ts';

/** Why the log could not be read or written. Of a refused change nothing is stored. */
export type LogError =
	/** The device, or the share of it that the browser gives, has no room. */
	| { readonly type: 'StorageFull' }
	/** The connection to the database was lost and did not come back. */
	| { readonly type: 'StorageLost' }
	/** A newer release has changed the database: this code may no longer write. A reload helps. */
	| { readonly type: 'StaleCode' }
	/** Other content is stored under the same id: one of the two is damaged. */
	| { readonly type: 'Corrupt'; readonly id: EventId };

/** How far the log was read, as plain data to keep. It means something to the log it came from only. */
export type Position = {
	readonly epoch: string;
	/** The number of the last event, and of the last segment. */
	readonly n: number;
	readonly s: number;
};

export type LogSlice = {
	/** Each once, in no order that says anything (the fold order is `compareEvents`'); purged events are left out. */
	readonly events: readonly StoredEvent[];
	/** These are all events: forget earlier ones. False where they only come on top. */
	readonly whole: boolean;
	/** Where the next `read` goes on. */
	readonly position: Position;
};

export type BackupMark = {
	/** Milliseconds since 1970. */
	readonly at: number;
	/** How many answers the backup holds. */
	readonly answers: number;
};

/** What happened elsewhere: another tab changed the log, or a newer release shut this code out. */
export type LogNotice = 'changed' | 'stale';

/**
 * The log of one person on one device: a set of events that only grows, but for purges. What is
 * written is on the disk when the promise resolves with `ok`, and is written whole or not at all.
 */
export type LogStore = {
	/** This installation's name in the events it writes. */
	readonly dev: string;

	/** The events that came after a position, or all if it is absent or events were taken away since. */
	read(after?: Position): Promise<Result<LogSlice, LogError>>;

	/**
	 * Adds events; those already stored or purged are passed over. An `events-purged` event erases
	 * what it lists and keeps it from coming back.
	 * @returns how many were not there before
	 */
	append(events: readonly StoredEvent[]): Promise<Result<{ readonly added: number }, LogError>>;

	/**
	 * Adds many events at once, packed. They hold no purge, and the caller has seen that the log does not have them
	 * (`planImport`): one that another tab adds at the same moment is stored twice, and read once.
	 */
	appendBulk(events: readonly StoredEvent[]): Promise<Result<null, LogError>>;

	/**
	 * Packs what has been lying for long, so that reading everything stays quick and small after years. It changes
	 * nothing of what `read` gives.
	 */
	seal(): Promise<Result<null, LogError>>;

	/** Puts these events in the place of all that are stored, in one step. */
	replace(events: readonly StoredEvent[]): Promise<Result<null, LogError>>;

	/** Keeps a copy of all events, in place of an earlier copy. */
	takeSnapshot(): Promise<Result<null, LogError>>;
	readSnapshot(): Promise<Result<readonly StoredEvent[] | undefined, LogError>>;

	markBackup(mark: BackupMark): Promise<Result<null, LogError>>;
	lastBackup(): Promise<Result<BackupMark | undefined, LogError>>;

	/** Erases everything, the snapshot and the device's name included. Open the log anew afterwards. */
	clear(): Promise<Result<null, LogError>>;

	/** @returns the function that ends the subscription */
	subscribe(listener: (notice: LogNotice) => void): () => void;

	close(): void;
};

/** The log as this device could open it. */
export type OpenedLog =
	| {
			readonly mode: 'stored';
			readonly store: LogStore;
			readonly cache: FoldCache;
			/** Events were stored here once and are gone: evicted, or deleted with the site's data. */
			readonly lost: boolean;
	  }
	/** The database is a newer release's: all reads and can be exported, nothing can be written. */
	| { readonly mode: 'read-only'; readonly store: LogStore }
	/** The browser gives no database: nothing outlives the page. */
	| { readonly mode: 'memory'; readonly store: LogStore };

/** Another tab with an older release holds the database and does not let go: close it, then reload. */
export type OpenLogError = { readonly type: 'Blocked' } | { readonly type: 'StorageFull' };
