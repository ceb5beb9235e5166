import Dexie from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeBackup } from '#lib/core/log/backup.ts';
import type { StoredEvent } from '#lib/core/log/event.ts';
import type { LogStore } from '#lib/core/log/log-store.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { openLogStore } from '#lib/platform/storage/open-log-store.ts';
import { pack } from '#lib/platform/storage/segments.ts';
import { buildEvent, buildHashedEvent, buildUnknownEvent } from '#tests/builders/event.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';
import { readRawLog } from './read-raw-log.ts';

const name = 'log-to-recover';
let store: LogStore | undefined;

async function openStore(): Promise<LogStore> {
	const log = await openLogStore(name);
	if (!log.ok) throw new TypeError(log.error.type);
	store = log.value.store;
	return store;
}

beforeEach(() => Dexie.delete(name));
afterEach(() => {
	store?.close();
	store = undefined;
	localStorage.clear();
});

const answer = (seq: number) =>
	buildEvent('item-answered', {}, { seq, ts: 1_700_000_000_000 + seq });
const many = (count: number) => Array.from({ length: count }, (_, seq) => answer(seq));
const sorted = (events: readonly StoredEvent[]) => events.toSorted(compareEvents);

/** Adds rows as no release would. */
async function damage(add: (db: Dexie) => Promise<unknown>): Promise<void> {
	const db = await new Dexie(name).open();
	await add(db);
	db.close();
}

test('reads what the app reads, from rows and from segments', async () => {
	const log = await openStore();
	await log.append([...many(2500), await buildUnknownEvent()]);
	await log.seal();
	const raw = await readRawLog(name);
	expect(raw?.events).toEqual(sorted(await eventsOf(log)));
	expect(raw).toMatchObject({ dev: log.dev, unreadable: 0 });
});

test('leaves out what was purged, whether it was a row or in a segment', async () => {
	const log = await openStore();
	const events = many(2500);
	await log.append(events);
	await log.seal();
	const [first, last] = [events[0]!, events[2499]!];
	await log.append([buildEvent('events-purged', { ids: [first.id, last.id] }, { seq: 9999 })]);
	const ids = (await readRawLog(name))?.events.map(({ id }) => id);
	expect(ids).toHaveLength(2499);
	expect(ids).not.toContain(first.id);
	expect(ids).not.toContain(last.id);
});

test('its backup is one that the app takes as whole', async () => {
	const log = await openStore();
	const events = [
		await buildHashedEvent('item-answered', { response: { kind: 'short-text', text: 'a\n“日”' } }),
		await buildHashedEvent('session-paused', {}, { seq: 2 }),
		await buildUnknownEvent({ seq: 3 })
	];
	await log.append(events);
	const raw = await readRawLog(name);
	const parts = await writeBackup(raw!.events, { created: 1, dev: raw!.dev! }, sha256);
	const backup = await readBackup(parts.join(''), sha256);
	expect(backup).toMatchObject({
		ok: true,
		value: { events, damaged: [], ending: { type: 'Whole' } }
	});
});

test('passes damaged rows over, counts them, and reads all others', async () => {
	const log = await openStore();
	await log.append(many(3));
	await damage((db) =>
		db
			.table('events')
			.bulkAdd([
				{ id: 'no-event-at-all' },
				{ ...answer(7), ts: 'yesterday' },
				{ ...answer(8), body: { much: 1n } }
			])
	);
	const raw = await readRawLog(name);
	expect(raw?.events).toEqual(many(3));
	expect(raw?.unreadable).toBe(3);
});

test('takes from a damaged segment the lines before the damage, and counts it once', async () => {
	const log = await openStore();
	await log.append([answer(9000)]);
	const events = many(1000);
	const lines = await pack(events);
	await damage((db) =>
		db.table('segments').bulkAdd([
			{ upTo: 0, lines: lines.slice(0, lines.length / 2) },
			{ upTo: 0, lines: 'none' }
		])
	);
	const raw = await readRawLog(name);
	const found = raw?.events ?? [];
	expect(found.at(-1)).toEqual(answer(9000));
	expect(found.length).toBeGreaterThan(100);
	expect(found.slice(0, -1)).toEqual(events.slice(0, found.length - 1));
	expect(raw?.unreadable).toBe(2);
});

test('opens a database of any version, and does not change it', async () => {
	const log = await openStore();
	await log.append(many(2));
	log.close();
	const newer = new Dexie(name);
	newer
		.version(99)
		.stores({ events: '++n, &id', meta: '', snapshots: '', segments: '++s', more: '' });
	await newer.open();
	newer.close();
	expect((await readRawLog(name))?.events).toEqual(many(2));
	const versions = await indexedDB.databases();
	expect(versions.find((db) => db.name === name)?.version).toBe(990);
});

test('makes no database where there was none', async () => {
	expect(await readRawLog(name)).toBeUndefined();
	expect((await indexedDB.databases()).map((db) => db.name)).not.toContain(name);
});

test('lets a newer release upgrade the database while it reads', async () => {
	const log = await openStore();
	await log.append(many(2));
	log.close();
	const reading = readRawLog(name);
	const newer = new Dexie(name);
	newer.version(99).stores({ events: '++n, &id', meta: '', snapshots: '', segments: '++s' });
	await newer.open();
	newer.close();
	expect((await reading)?.events).toEqual(many(2));
});
