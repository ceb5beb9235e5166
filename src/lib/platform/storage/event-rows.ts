import Dexie from 'dexie';
import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import type { EventId, StoredEvent } from '#lib/core/log/event.ts';
import { isPurge } from '#lib/core/log/purge.ts';
import type { EventRow, LogDatabase, Tombstone } from './log-database.ts';
import { LogFailure } from './storage-error.ts';

export type AddedRows = {
	readonly added: number;
	/** Whether a purge took events away that had been stored before. */
	readonly erased: boolean;
};

/** Adds what is new, and does what purges ask for. To be called in a transaction that may write. */
export async function addRows(
	{ events: table }: LogDatabase,
	events: readonly StoredEvent[]
): Promise<AddedRows> {
	const present = await addAbsent(table, events);
	let added = events.length - present.length;
	for (const event of present) {
		const row = await rowOf(table, event.id);
		if (row === undefined) throw new TypeError(`neither stored nor absent: ${event.id}`);
		if (isTombstone(row)) {
			if (!isPurge(event)) continue;
			await table.delete(row.n);
			// A copy, because Dexie writes the new number into what it is given.
			await table.add({ ...event });
			added++;
		} else if (canonicalJson(toEvent(row)) !== canonicalJson(event)) {
			throw new LogFailure({ type: 'Corrupt', id: event.id });
		}
	}
	let erased = false;
	for (const id of events.filter(isPurge).flatMap((event) => event.body.ids)) {
		const row = await rowOf(table, id);
		if (row === undefined) await table.add({ id, purged: true });
		else if (!isTombstone(row) && !isPurge(row)) {
			await table.put({ id, purged: true, n: row.n });
			erased = true;
		}
	}
	return { added, erased };
}

/** One request an event, without asking first: the index on `id` refuses what is there already. */
async function addAbsent(
	table: LogDatabase['events'],
	events: readonly StoredEvent[]
): Promise<readonly StoredEvent[]> {
	try {
		await table.bulkAdd(events);
		return [];
	} catch (thrown) {
		if (!(thrown instanceof Dexie.BulkError)) throw thrown;
		const refused = Object.entries(thrown.failuresByPos);
		for (const [, error] of refused) if (error.name !== 'ConstraintError') throw error;
		return refused.flatMap(([position]) => events[Number(position)] ?? []);
	}
}

type NumberedRow = EventRow & { readonly n: number };

async function rowOf(table: LogDatabase['events'], id: EventId): Promise<NumberedRow | undefined> {
	// Every row that was read has its key.
	return (await table.where('id').equals(id).first()) as NumberedRow | undefined;
}

export function isTombstone(row: EventRow): row is Tombstone & { readonly n?: number } {
	return 'purged' in row;
}

/** The events among the rows, without the rows' numbers. */
export function toEvents(rows: readonly EventRow[]): StoredEvent[] {
	return rows.flatMap((row) => (isTombstone(row) ? [] : toEvent(row)));
}

export function toEvent({ id, v, kind, dev, seq, ts, body }: StoredEvent): StoredEvent {
	return { id, v, kind, dev, seq, ts, body };
}
