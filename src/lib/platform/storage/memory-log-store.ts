import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import type { EventId, StoredEvent } from '#lib/core/log/event.ts';
import type { BackupMark, LogStore } from '#lib/core/log/log-store.ts';
import { isPurge } from '#lib/core/log/purge.ts';
import { err, ok } from '#lib/core/result.ts';

type Rows = Map<EventId, StoredEvent | 'purged'>;

/** A log for a browser without a database: it ends with the page, and other tabs never hear of it. */
export function createMemoryLogStore(dev: string): LogStore {
	let rows: Rows = new Map();
	let epoch = 0;
	let snapshot: readonly StoredEvent[] | undefined;
	let backup: BackupMark | undefined;

	const allEvents = () => [...rows.values()].filter((row) => row !== 'purged');

	return {
		dev,
		async read(after) {
			const events = allEvents();
			const position = { epoch: String(epoch), n: events.length, s: 0 };
			const whole = after?.epoch !== position.epoch;
			return ok({ events: whole ? events : events.slice(after.n), whole, position });
		},
		async append(events) {
			const next: Rows = new Map(rows);
			const added = addRows(next, events);
			if (!added.ok) return added;
			rows = next;
			if (added.value.erased) epoch++;
			return ok({ added: added.value.added });
		},
		async appendBulk(events) {
			const appended = await this.append(events);
			return appended.ok ? ok(null) : appended;
		},
		async seal() {
			return ok(null);
		},
		async replace(events) {
			const next: Rows = new Map();
			const added = addRows(next, events);
			if (!added.ok) return added;
			rows = next;
			epoch++;
			return ok(null);
		},
		async takeSnapshot() {
			snapshot = allEvents();
			return ok(null);
		},
		async readSnapshot() {
			return ok(snapshot);
		},
		async markBackup(mark) {
			backup = mark;
			return ok(null);
		},
		async lastBackup() {
			return ok(backup);
		},
		async clear() {
			rows = new Map();
			epoch++;
			snapshot = undefined;
			backup = undefined;
			return ok(null);
		},
		subscribe: () => () => {},
		close: () => {}
	};
}

function addRows(rows: Rows, events: readonly StoredEvent[]) {
	let added = 0;
	let erased = false;
	for (const event of events) {
		const row = rows.get(event.id);
		if (row === undefined || (row === 'purged' && isPurge(event))) {
			// Deleted first, so that it comes last also where a tombstone was.
			rows.delete(event.id);
			rows.set(event.id, event);
			added++;
		} else if (row !== 'purged' && canonicalJson(row) !== canonicalJson(event)) {
			return err({ type: 'Corrupt', id: event.id });
		}
	}
	for (const id of events.filter(isPurge).flatMap((event) => event.body.ids)) {
		const row = rows.get(id);
		if (row === undefined) rows.set(id, 'purged');
		else if (row !== 'purged' && !isPurge(row)) {
			rows.set(id, 'purged');
			erased = true;
		}
	}
	return ok({ added, erased });
}
