import type { StoredEvent } from '#lib/core/log/event.ts';
import type { BackupMark, LogError, LogNotice, LogStore } from '#lib/core/log/log-store.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import { isPurge } from '#lib/core/log/purge.ts';
import { addRows } from './event-rows.ts';
import { metaKeys, snapshotKey, type LogDatabase } from './log-database.ts';
import { retryLostConnection } from './retry-lost-connection.ts';
import { eventsInSnapshot, readSlice } from './read-log.ts';
import { segmentSize } from './segment-size.ts';
import { LogFailure } from './storage-error.ts';

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

	/** Changes with every segment that is added or rewritten. */
	const packedState = async () =>
		[await db.meta.get(metaKeys.epoch), await db.segments.orderBy('s').lastKey()].join(' ');

	/** A purge reaches into segments too, which are rewritten outside of the transaction that puts them in place. */
	async function changeWithPurge(
		events: readonly StoredEvent[]
	): Promise<Result<{ readonly added: number }, LogError>> {
		const purged = new Set(events.filter(isPurge).flatMap(({ body }) => body.ids));
		const prepared = await read(async () => {
			const before = await packedState();
			const segments = await db.segments.toArray();
			const { withoutEvents } = await loadSegments();
			return { before, rewritten: await withoutEvents(segments, purged) };
		});
		if (!prepared.ok) return prepared;
		const { before, rewritten } = prepared.value;
		const done = await change(async () => {
			// Another tab packed more meanwhile, or purged: what was prepared does not fit.
			if ((await packedState()) !== before) return undefined;
			for (const [s, segment] of rewritten) {
				await (segment ? db.segments.put(segment) : db.segments.delete(s));
			}
			const { added, erased } = await addRows(db, events);
			if (erased || rewritten.size > 0) await startEpoch();
			return { added };
		});
		if (!done.ok) return done;
		return done.value ? ok(done.value) : changeWithPurge(events);
	}

	return {
		dev,
		read: (after) => read(() => readSlice(db, after)),
		append: (events) =>
			events.some(isPurge)
				? changeWithPurge(events)
				: change(async () => ({ added: (await addRows(db, events)).added })),
		async appendBulk(events) {
			const { pack } = await loadSegments();
			const lines = await pack(events);
			return change(() => db.segments.add({ upTo: 0, lines }).then(() => null));
		},
		seal: () =>
			write(async () => {
				if ((await db.events.count()) >= 2 * segmentSize) {
					await (await import('./seal-rows.ts')).sealRows(db);
				}
				return null;
			}),
		async replace(events) {
			const { packed, rest } = await packBulk(events);
			return change(async () => {
				await Promise.all([db.events.clear(), db.segments.clear()]);
				await addRows(db, rest);
				for (const lines of packed) await db.segments.add({ upTo: 0, lines });
				await startEpoch();
				return null;
			});
		},
		takeSnapshot: () =>
			write(() =>
				db.transaction('rw', [db.events, db.segments, db.snapshots], async () => {
					const segments = (await db.segments.toArray()).map(({ lines }) => lines);
					const rows = await db.events.toArray();
					await db.snapshots.put({ v: 2, segments, rows }, snapshotKey);
					return null;
				})
			),
		readSnapshot: () =>
			read(async () => {
				const snapshot = await db.snapshots.get(snapshotKey);
				return snapshot && eventsInSnapshot(snapshot);
			}),
		markBackup: (mark) => write(() => db.meta.put(mark, metaKeys.backup).then(() => null)),
		lastBackup: () => read(() => db.meta.get(metaKeys.backup).then((mark) => asBackupMark(mark))),
		clear: () =>
			change(async () => {
				await Promise.all(db.tables.map((table) => table.clear()));
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

/** Only long logs and large imports need it. */
const loadSegments = () => import('./segments.ts');

/** Splits events into packed thousands and what is left for rows: the remainder, and all purges. */
async function packBulk(events: readonly StoredEvent[]) {
	const purges = events.filter(isPurge);
	const others = events.filter((event) => !isPurge(event));
	const whole = purges.length === 0 ? others.length - (others.length % segmentSize) : 0;
	const packed: Uint8Array<ArrayBuffer>[] = [];
	for (let start = 0; start < whole; start += segmentSize) {
		packed.push(await (await loadSegments()).pack(others.slice(start, start + segmentSize)));
	}
	return { packed, rest: [...others.slice(whole), ...purges] };
}
