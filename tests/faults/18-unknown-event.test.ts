import { expect, test } from 'vitest';
import { extendHistory } from '#lib/core/history/extend-history.ts';
import { emptyHistory } from '#lib/core/history/history.ts';
import { writeBackup } from '#lib/core/log/backup.ts';
import { importEvents, planImport } from '#lib/core/log/import.ts';
import { isKnownEvent } from '#lib/core/log/known-event.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildHashedEvent, buildUnknownEvent } from '#tests/builders/event.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

const origin = { created: 1_700_000_000_000, dev: 'later' };

test('events of a later release are taken in, left out of every fold, and written again byte for byte', async () => {
	const events = [
		await buildHashedEvent('item-answered'),
		await buildUnknownEvent({ ts: 2, body: { z: 'é\u2028', a: [{ b: null }, -1], '': true } }),
		await buildUnknownEvent({ ts: 3, kind: 'item-answered', v: 7 }),
		await buildUnknownEvent({ ts: 4, kind: 'events-purged', v: 2, body: { ids: ['x'] } })
	];
	const text = (await writeBackup(events, origin, sha256)).join('');

	const backup = await readBackup(text, sha256);
	if (!backup.ok) throw new TypeError(backup.error.type);
	const plan = planImport([], backup.value.events);
	expect(plan).toMatchObject({ unknownKinds: 3, purged: 0 });
	const store = createMemoryLogStore('laptop');
	await importEvents(store, plan);

	const stored = await eventsOf(store);
	const known = stored.filter(isKnownEvent);
	expect(extendHistory(emptyHistory, known, stored.length - known.length)?.counts).toEqual({
		events: 4,
		strange: 3,
		answers: 1,
		sessions: 0
	});
	expect((await writeBackup(stored, origin, sha256)).join('')).toBe(text);
});
