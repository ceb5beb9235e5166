import Dexie from 'dexie';
import { afterEach, expect, test } from 'vitest';
import { extendHistory } from '#lib/core/history/extend-history.ts';
import { emptyHistory } from '#lib/core/history/history.ts';
import { isKnownEvent } from '#lib/core/log/known-event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { foldSessions } from '#lib/core/session/session.ts';
import { logSchemas } from '#lib/platform/storage/log-database.ts';
import { closeLogs, openLog } from '#tests/builders/open-log.ts';
import { eventsOf, valueOf } from '#tests/contracts/log-store-contract.ts';

/** A database as a released version left it. Never changed; a release that changes the schema adds one. */
type Dump = {
	readonly version: number;
	readonly events: readonly object[];
	readonly segments?: readonly {
		readonly s: number;
		readonly upTo: number;
		readonly lines: string;
	}[];
	readonly meta: Readonly<Record<string, unknown>>;
	readonly snapshots: Readonly<Record<string, unknown>>;
};
const dumps = Object.values(
	import.meta.glob<Dump>('../fixtures/log/database-v*.json', { eager: true, import: 'default' })
);

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));

/** Packed bytes lie in the dump as base64. */
function revive(snapshot: unknown): unknown {
	const { segments, ...rest } = snapshot as { segments?: string[] };
	return segments ? { ...rest, segments: segments.map(bytesOf) } : snapshot;
}

async function restore(dump: Dump): Promise<string> {
	const name = `released-${dump.version}`;
	const db = new Dexie(name);
	for (const [version, tables] of Object.entries(logSchemas)) {
		if (Number(version) <= dump.version) db.version(Number(version)).stores(tables);
	}
	await db.open();
	await db.table('events').bulkAdd(dump.events);
	for (const { lines, ...segment } of dump.segments ?? []) {
		await db.table('segments').add({ ...segment, lines: bytesOf(lines) });
	}
	for (const table of ['meta', 'snapshots'] as const) {
		for (const [key, value] of Object.entries(dump[table])) {
			await db.table(table).put(table === 'snapshots' ? revive(value) : value, key);
		}
	}
	db.close();
	return name;
}

afterEach(closeLogs);

test('there is a dump of every released version', () => {
	const versions = dumps.map(({ version }) => version).toSorted();
	expect(versions).toEqual(Object.keys(logSchemas).map(Number));
});

test.for(dumps)('version $version of the database opens with everything in it', async (dump) => {
	const log = await openLog(await restore(dump));
	expect(log).toMatchObject({ mode: 'stored', lost: false });
	expect(log.store.dev).toBe(dump.meta['dev']);
	expect(valueOf(await log.store.lastBackup())).toEqual(dump.meta['backup']);
	expect(valueOf(await log.store.readSnapshot())).toHaveLength(4);

	const events = [...(await eventsOf(log.store))].sort(compareEvents);
	const known = events.filter(isKnownEvent);
	const history = extendHistory(emptyHistory, known, events.length - known.length);
	const projection = {
		counts: history?.counts,
		lastSeq: history?.lastSeq,
		ids: events.map(({ id }) => id),
		sessions: foldSessions(known)
	};
	const text = `${JSON.stringify(projection, null, '\t')}\n`;
	await expect(text).toMatchFileSnapshot('../fixtures/log/projection.json');
});

test.for(dumps)(
	'version $version of the database takes new events after the upgrade',
	async (dump) => {
		const { store } = await openLog(await restore(dump));
		const before = await eventsOf(store);
		const [first] = before;
		if (!first) throw new TypeError('an empty dump');
		expect(await store.append([first])).toMatchObject({ ok: true });
		expect(await eventsOf(store)).toHaveLength(before.length);
		expect(await store.seal()).toEqual({ ok: true, value: null });
		expect(await eventsOf(store)).toHaveLength(before.length);
	}
);
