import type { EventId, StoredEvent } from '#lib/core/log/event.ts';
import type { LogSlice, Position } from '#lib/core/log/log-store.ts';
import { isTombstone, toEvents } from './event-rows.ts';
import { type EventRow, type LogDatabase, metaKeys, type Snapshot } from './log-database.ts';

/** Written with the database. @throws TypeError when it is gone: somebody else wrote there */
function asEpoch(value: unknown): string {
	if (typeof value !== 'string') throw new TypeError('the log has no epoch');
	return value;
}

/** What came after a position, or everything where that cannot be told. */
export async function readSlice(db: LogDatabase, after: Position | undefined): Promise<LogSlice> {
	const { epoch, from, segments, rows } = await db.transaction(
		'r',
		[db.events, db.segments, db.meta],
		async () => {
			const epoch = asEpoch(await db.meta.get(metaKeys.epoch));
			const known = after?.epoch === epoch ? after : undefined;
			const newer = await db.segments
				.where('s')
				.above(known?.s ?? 0)
				.toArray();
			// A segment may pack rows of which the reader has seen some: then everything is read anew.
			const from = known && newer.some(({ upTo }) => upTo > known.n) ? undefined : known;
			const segments = from === known ? newer : await db.segments.toArray();
			const rows = await db.events
				.where('n')
				.above(from?.n ?? 0)
				.toArray();
			return { epoch, from, segments, rows };
		}
	);
	const fresh = segments.filter(({ upTo }) => !from || upTo === 0);
	const events = await eventsIn(
		fresh.map(({ lines }) => lines),
		rows
	);
	const n = Math.max(from?.n ?? 0, rows.at(-1)?.n ?? 0, ...segments.map(({ upTo }) => upTo));
	const s = segments.at(-1)?.s ?? from?.s ?? 0;
	return { events, whole: from === undefined, position: { epoch, n, s } };
}

export async function eventsInSnapshot(snapshot: Snapshot): Promise<readonly StoredEvent[]> {
	return 'segments' in snapshot ? eventsIn(snapshot.segments, snapshot.rows) : snapshot;
}

async function eventsIn(
	segments: readonly Uint8Array<ArrayBuffer>[],
	rows: readonly EventRow[]
): Promise<readonly StoredEvent[]> {
	const inRows = toEvents(rows);
	if (segments.length === 0) return inRows;
	// Only a long log has segments.
	const { unpack } = await import('./segments.ts');
	const purged = new Set<EventId>(rows.filter(isTombstone).map(({ id }) => id));
	const packed = await Promise.all(segments.map(unpack));
	const byId = new Map([...packed.flat(), ...inRows].map((event) => [event.id, event]));
	return [...byId.values()].filter(({ id }) => !purged.has(id));
}
