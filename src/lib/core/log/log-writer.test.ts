import { expect, test } from 'vitest';
import { sha256 } from '#lib/platform/hash.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { canonicalJson } from './canonical-json.ts';
import type { EventDraft } from './create-event.ts';
import { createLogWriter } from './log-writer.ts';
import { compareEvents } from './merge.ts';
import { parseEventLine } from './parse-event.ts';

const { kind, body } = buildEvent('session-paused');
const paused: EventDraft = { kind, body };
const finished: EventDraft = {
	kind: 'session-finished',
	body: buildEvent('session-finished').body
};

function setUp(seq = 0) {
	const store = createMemoryLogStore('laptop');
	const writer = createLogWriter({ store, seq, now: () => 1_700_000_000_000, sha256 });
	const stored = async () => {
		const slice = await store.read();
		return slice.ok ? slice.value.events : [];
	};
	return { store, writer, stored };
}

test('stores what happened with device, count and time', async () => {
	const { writer, stored } = setUp(41);
	const result = await writer.record(paused, finished);
	const events = await stored();
	expect(result).toEqual({ ok: true, value: events });
	expect(events).toMatchObject([
		{ v: 1, kind: 'session-paused', dev: 'laptop', seq: 42, ts: 1_700_000_000_000 },
		{ v: 1, kind: 'session-finished', dev: 'laptop', seq: 43, ts: 1_700_000_000_000 }
	]);
	for (const event of events) {
		expect(await parseEventLine(canonicalJson(event), sha256)).toEqual({ ok: true, value: event });
	}
});

test('keeps the order of what is recorded within one millisecond', async () => {
	const { writer, stored } = setUp();
	await Promise.all([writer.record(paused), writer.record(finished), writer.record(paused)]);
	const kinds = (await stored()).toSorted(compareEvents).map((event) => event.kind);
	expect(kinds).toEqual(['session-paused', 'session-finished', 'session-paused']);
});

test('loses nothing when two tabs count alike', async () => {
	const { store, writer, stored } = setUp();
	const otherTab = createLogWriter({ store, seq: 0, now: () => 1_700_000_000_000, sha256 });
	await Promise.all([writer.record(paused), otherTab.record(finished)]);
	expect(await stored()).toHaveLength(2);
});

test('hands back the events that could not be stored', async () => {
	const { store } = setUp();
	const full = { ...store, append: async () => ({ ok: false, error: { type: 'StorageFull' } }) };
	const writer = createLogWriter({
		store: full as typeof store,
		seq: 0,
		now: () => 1,
		sha256
	});
	expect(await writer.record(paused)).toMatchObject({
		ok: false,
		error: { type: 'NotStored', cause: { type: 'StorageFull' }, events: [paused] }
	});
});

test.for([
	['a fraction', { kind: 'self-rated', body: { area: 'data', level: 1.5 } }],
	['more than a line may hold', { kind: 'events-purged', body: { ids: hugeList() } }]
] as const)('%s throws and stores nothing', async ([, draft]) => {
	const { writer, stored } = setUp();
	await expect(writer.record(draft as EventDraft)).rejects.toThrow(TypeError);
	expect(await stored()).toEqual([]);
});

function hugeList(): string[] {
	return Array.from({ length: 200_000 }, () => 'AAAAAAAAAAAAAAAAAAAAAA');
}
