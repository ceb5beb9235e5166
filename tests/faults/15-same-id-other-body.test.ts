import { expect, test } from 'vitest';
import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import { parseEventLine } from '#lib/core/log/parse-event.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildHashedEvent } from '#tests/builders/event.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

const honest = await buildHashedEvent('item-answered', { earned: 0 });
const forged = { ...honest, body: { ...honest.body, earned: 1 } };

test('a backup with other content under an id is refused at that line, and the rest is read', async () => {
	expect(await parseEventLine(canonicalJson(forged), sha256)).toEqual({
		ok: false,
		error: { type: 'IdMismatch' }
	});
	const other = await buildHashedEvent('session-paused');
	const text = [forged, other].map(canonicalJson).join('\n');
	const backup = await readBackup(text, sha256);
	expect(backup).toMatchObject({
		ok: true,
		value: { events: [other], damaged: [{ line: 1, problem: { type: 'IdMismatch' } }] }
	});
});

test('a store that holds the event refuses the other content, and with it all that came along', async () => {
	const store = createMemoryLogStore('laptop');
	await store.append([honest]);
	const more = await buildHashedEvent('session-paused');
	expect(await store.append([more, forged])).toEqual({
		ok: false,
		error: { type: 'Corrupt', id: honest.id }
	});
	expect(await eventsOf(store)).toEqual([honest]);
});
