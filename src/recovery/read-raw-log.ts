import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import type { EventId, JsonValue, StoredEvent } from '#lib/core/log/event.ts';
import { mergeEvents } from '#lib/core/log/merge.ts';

export type RawLog = {
	/** In fold order, without what was purged. */
	readonly events: readonly StoredEvent[];
	/** This installation's name, where the database still knows it. */
	readonly dev: string | undefined;
	/** Rows, or blocks of them, of which something could not be read. */
	readonly unreadable: number;
};

/**
 * Reads the log without the app's storage, at whatever version the database is, and changes nothing in it. What is damaged
 * is counted and passed over.
 * @returns undefined where nothing was ever stored
 */
export async function readRawLog(name: string): Promise<RawLog | undefined> {
	const db = await openAsItIs(name);
	if (!db) return undefined;
	try {
		const { rows, blocks, dev } = await readAll(db);
		const unpacked = await Promise.all(blocks.values.map(unpack));
		const values = [...rows.values, ...unpacked.flatMap((block) => block.values)];
		const purged = new Set<EventId>();
		const found: StoredEvent[] = [];
		let unreadable = rows.unreadable + blocks.unreadable;
		unreadable += unpacked.filter(({ isWhole }) => !isWhole).length;
		for (const value of values) {
			const row = isRecord(value) ? value : {};
			const event = asEvent(row);
			if (event) found.push(event);
			// A tombstone stands for what was deleted for good.
			else if (row['purged'] === true) purged.add(row['id'] as EventId);
			else unreadable++;
		}
		const kept = found.filter(({ id }) => !purged.has(id));
		return { events: mergeEvents(kept, []), dev, unreadable };
	} finally {
		db.close();
	}
}

/** Without a version, which opens any. @returns undefined where there is none, and asking made none */
function openAsItIs(name: string): Promise<IDBDatabase | undefined> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(name);
		let isMissing = false;
		request.onupgradeneeded = () => {
			isMissing = true;
			request.transaction?.abort();
		};
		request.onerror = () => (isMissing ? resolve(undefined) : reject(asError(request.error)));
		request.onsuccess = () => {
			const db = request.result;
			// Whoever wants to upgrade must not wait for this page.
			db.onversionchange = () => db.close();
			resolve(db);
		};
	});
}

type Rows = { readonly values: readonly unknown[]; readonly unreadable: number };

const none: Rows = { values: [], unreadable: 0 };

/** In one transaction: it sees one moment, and whoever wants to upgrade meanwhile waits for its end. */
async function readAll(
	db: IDBDatabase
): Promise<{ readonly rows: Rows; readonly blocks: Rows; readonly dev: string | undefined }> {
	const present = ['events', 'segments', 'meta'].filter((name) =>
		db.objectStoreNames.contains(name)
	);
	if (present.length === 0) return { rows: none, blocks: none, dev: undefined };
	const transaction = db.transaction(present);
	const store = (name: string) =>
		present.includes(name) ? transaction.objectStore(name) : undefined;
	const [rows, blocks, dev] = await Promise.all([
		readRows(store('events')),
		readRows(store('segments')),
		outcome<unknown>(store('meta')?.get('dev'))
	]);
	return { rows, blocks, dev: typeof dev === 'string' ? dev : undefined };
}

async function readRows(store: IDBObjectStore | undefined): Promise<Rows> {
	if (!store) return none;
	try {
		return { values: (await outcome(store.getAll())) ?? [], unreadable: 0 };
	} catch {
		// One row that the browser cannot decode fails the whole request, so each is asked for alone.
		const keys = (await outcome(store.getAllKeys())) ?? [];
		const read = await Promise.allSettled(keys.map((key) => outcome(store.get(key))));
		const whole = read.filter((result) => result.status === 'fulfilled');
		return { values: whole.map(({ value }) => value), unreadable: keys.length - whole.length };
	}
}

function outcome<T>(request: IDBRequest<T> | undefined): Promise<T | undefined> {
	return new Promise((resolve, reject) => {
		if (!request) return resolve(undefined);
		request.onsuccess = () => resolve(request.result);
		request.onerror = (event) => {
			// Else the transaction would end, and with it all other requests.
			event.preventDefault();
			reject(asError(request.error));
		};
	});
}

const asError = (error: DOMException | null) => error ?? new Error('the database gave no reason');

/** The events of a block: canonical JSON, one a line, compressed with gzip. Of a damaged one, the lines before the damage. */
async function unpack(
	block: unknown
): Promise<{ readonly values: readonly unknown[]; readonly isWhole: boolean }> {
	const bytes = isRecord(block) ? block['lines'] : undefined;
	if (!(bytes instanceof Uint8Array)) return { values: [], isWhole: false };
	const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
		.stream()
		.pipeThrough(new DecompressionStream('gzip'))
		.pipeThrough(new TextDecoderStream());
	const reader = stream.getReader();
	let text = '';
	let isWhole = true;
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
	} catch {
		isWhole = false;
	}
	const lines = text.split('\n').filter((line) => line !== '');
	const values = lines.map(parseLine);
	// What the damage has cut off inside a line is part of this block's loss, which is counted once.
	if (!isWhole && values.at(-1) === undefined) values.pop();
	return { values, isWhole };
}

function parseLine(line: string): unknown {
	try {
		return JSON.parse(line) as unknown;
	} catch {
		return undefined;
	}
}

/** A row's event, without the number that rows have; undefined if it is none that a backup could hold. */
function asEvent(row: Readonly<Record<string, unknown>>): StoredEvent | undefined {
	const { id, v, kind, dev, seq, ts, body } = row;
	const isEvent =
		[id, kind, dev].every((value) => typeof value === 'string') &&
		[v, seq, ts].every(Number.isSafeInteger) &&
		isRecord(body);
	if (!isEvent) return undefined;
	const event = { id, v, kind, dev, seq, ts, body } as StoredEvent;
	try {
		canonicalJson(event as unknown as JsonValue);
		return event;
	} catch {
		// It holds something that JSON cannot say.
		return undefined;
	}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
