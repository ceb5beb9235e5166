import type { BackupMark, LogError, LogNotice, LogStore } from '#lib/core/log/log-store.ts';
import { err, type Result } from '#lib/core/result.ts';
import { addRows, toEvents } from './event-rows.ts';
import { metaKeys, snapshotKey, type LogDatabase } from './log-database.ts';
import { retryLostConnection } from './retry-lost-connection.ts';
import { LogFailure } from './storage-error.ts';

/** Written with the database. @throws TypeError when it is gone: somebody else wrote there */
function asEpoch(value: unknown): string {
	if (typeof value !== 'string') throw new TypeError('the log has no epoch');
	return value;
}

/** Two numbers, or nothing yet; what is neither is no mark of ours and counts as none. */
function asBackupMark(value: unknown): BackupMark | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { at, answers } = value as Partial<Record<keyof BackupMark, unknown>>;
	return typeof at === 'number' && typeof answers === 'number' ? { at, answers } : undefined;
}

/**
 * The log in IndexedDB, over an open connection.
 * @param options.createId gives a text at each call that was never seen before
 * @param options.mayWrite false over a database that a newer release has changed
 */
export function createIndexedDbLogStore(options: {
	readonly db: LogDatabase;
	readonly dev: string;
	readonly createId: () => string;
	readonly mayWrite: boolean;
}): LogStore {
	const { db, dev, createId, mayWrite } = options;
	const listeners = new Set<(notice: LogNotice) => void>();
	const tell = (notice: LogNotice) => listeners.forEach((listener) => listener(notice));
	const otherTabs = new BroadcastChannel(db.name);
	otherTabs.onmessage = () => tell('changed');

	/** Why this connection is over, if it is. */
	let end: LogError | undefined;
	db.on('versionchange', () => {
		end = { type: 'StaleCode' };
		tell('stale');
	});

	async function read<T>(operation: () => PromiseLike<T>): Promise<Result<T, LogError>> {
		if (end) return err(end);
		return retryLostConnection(operation, async () => {
			if (end) throw new LogFailure(end);
			db.close({ disableAutoOpen: false });
			await db.open();
		});
	}

	async function write<T>(operation: () => PromiseLike<T>): Promise<Result<T, LogError>> {
		return mayWrite ? read(operation) : err({ type: 'StaleCode' });
	}

	/** Changes events in one transaction, and lets other tabs know once it is on the disk. */
	async function change<T>(operation: () => Promise<T>): Promise<Result<T, LogError>> {
		const done = await write(() => db.transaction('rw', db.tables, operation));
		if (done.ok) otherTabs.postMessage(null);
		return done;
	}

	const startEpoch = () => db.meta.put(createId(), metaKeys.epoch);

	return {
		dev,
		read: (after) =>
			read(() =>
				db.transaction('r', db.events, db.meta, async () => {
					const epoch = asEpoch(await db.meta.get(metaKeys.epoch));
					const whole = after?.epoch !== epoch;
					const from = whole ? 0 : after.n;
					const rows = await db.events.where('n').above(from).toArray();
					const position = { epoch, n: rows.at(-1)?.n ?? from };
					return { events: toEvents(rows), whole, position };
				})
			),
		append: (events) =>
			change(async () => {
				const { added, erased } = await addRows(db, events);
				if (erased) await startEpoch();
				return { added };
			}),
		replace: (events) =>
			change(async () => {
				await db.events.clear();
				await addRows(db, events);
				await startEpoch();
				return null;
			}),
		takeSnapshot: () =>
			write(() =>
				db.transaction('rw', db.events, db.snapshots, async () => {
					await db.snapshots.put(toEvents(await db.events.toArray()), snapshotKey);
					return null;
				})
			),
		readSnapshot: () => read(() => db.snapshots.get(snapshotKey)),
		markBackup: (mark) => write(() => db.meta.put(mark, metaKeys.backup).then(() => null)),
		lastBackup: () => read(() => db.meta.get(metaKeys.backup).then((mark) => asBackupMark(mark))),
		clear: () =>
			change(async () => {
				await Promise.all([db.events.clear(), db.snapshots.clear(), db.meta.clear()]);
				await db.meta.put(createId(), metaKeys.dev);
				await startEpoch();
				return null;
			}),
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close() {
			end = { type: 'StorageLost' };
			otherTabs.close();
			db.close();
		}
	};
}
