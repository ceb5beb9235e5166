import { err, ok, type Result } from '#lib/core/result.ts';
import type { StoredEvent } from './event.ts';
import { isKnownKind } from './event-kinds.ts';
import type { LogError, LogStore } from './log-store.ts';
import { mergeEvents } from './merge.ts';
import { isPurge } from './purge.ts';

/** What an import would do, to be shown before it is done. */
export type ImportPlan = {
	readonly add: readonly StoredEvent[];
	/** How many of `add` are of a kind or version that only a later release understands. */
	readonly unknownKinds: number;
	/** How many are in the log already. */
	readonly known: number;
	/** How many stay out, because they were purged on some device. */
	readonly purged: number;
	/** How many events of the log the backup purges. */
	readonly erased: number;
};

export function planImport(
	existing: readonly StoredEvent[],
	incoming: readonly StoredEvent[]
): ImportPlan {
	const existingIds = new Set(existing.map((event) => event.id));
	const merged = mergeEvents(existing, incoming);
	const add = merged.filter((event) => !existingIds.has(event.id));
	const incomingIds = new Set(incoming.map((event) => event.id));
	const known = merged.filter(
		(event) => existingIds.has(event.id) && incomingIds.has(event.id)
	).length;
	return {
		add,
		unknownKinds: add.filter((event) => !isKnownKind(event)).length,
		known,
		purged: incomingIds.size - add.length - known,
		erased: existingIds.size - (merged.length - add.length)
	};
}

export type ImportError =
	| LogError
	/** Stopped between two chunks. What was added stays, and doing the import again completes it. */
	| { readonly type: 'Cancelled'; readonly added: number }
	/** The log does not hold what was written to it. */
	| { readonly type: 'CountMismatch'; readonly missing: number };

/** As many as the store packs together: one transaction each, and a place to stop. */
const chunkSize = 1000;

/**
 * Adds a plan's events: first a snapshot, then the union in chunks, at last a check that all arrived.
 * @param options.onProgress gets the number of events done so far, after each chunk
 */
export async function importEvents(
	store: LogStore,
	plan: ImportPlan,
	options: {
		readonly onProgress?: (done: number) => void;
		readonly signal?: { readonly aborted: boolean };
	} = {}
): Promise<Result<{ readonly added: number }, ImportError>> {
	const snapshot = await store.takeSnapshot();
	if (!snapshot.ok) return snapshot;

	// Purges come first: an import that is cut short must not show what is gone for good.
	const purges = plan.add.filter(isPurge);
	const others = plan.add.filter((event) => !isPurge(event));
	let added = 0;
	for (const chunk of [...chunksOf(purges), ...chunksOf(others)]) {
		if (options.signal?.aborted) return err({ type: 'Cancelled', added });
		const appended = await appendChunk(store, chunk);
		if (!appended.ok) return appended;
		added += chunk.length;
		options.onProgress?.(added);
	}

	const stored = await store.read();
	if (!stored.ok) return stored;
	const missing = planImport(stored.value.events, plan.add).add.length;
	return missing === 0 ? ok({ added }) : err({ type: 'CountMismatch', missing });
}

function chunksOf(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
	const starts = Array.from({ length: Math.ceil(events.length / chunkSize) }, (_, i) => i);
	return starts.map((i) => events.slice(i * chunkSize, (i + 1) * chunkSize));
}

/** A whole chunk is worth packing; a few events are rows like those that are answered here. */
function appendChunk(
	store: LogStore,
	chunk: readonly StoredEvent[]
): Promise<Result<unknown, LogError>> {
	return chunk.length === chunkSize && !chunk.some(isPurge)
		? store.appendBulk(chunk)
		: store.append(chunk);
}

/** Goes back to the log before the last import, and keeps what this device has recorded since. */
export async function undoImport(
	store: LogStore
): Promise<Result<null, LogError | { readonly type: 'NoSnapshot' }>> {
	const snapshot = await store.readSnapshot();
	if (!snapshot.ok) return snapshot;
	if (!snapshot.value) return err({ type: 'NoSnapshot' });
	const current = await store.read();
	if (!current.ok) return current;
	const own = current.value.events.filter((event) => event.dev === store.dev);
	return store.replace([...snapshot.value, ...own]);
}
