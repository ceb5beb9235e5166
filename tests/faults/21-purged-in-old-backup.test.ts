import { expect, test } from 'vitest';
import { writeBackup } from '#lib/core/log/backup.ts';
import { importEvents, planImport } from '#lib/core/log/import.ts';
import { mergeEvents } from '#lib/core/log/merge.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildHashedEvent } from '#tests/builders/event.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

const answers = await Promise.all(
	[1, 2, 3].map((seq) => buildHashedEvent('item-answered', {}, { seq, ts: seq }))
);
const [first, second, third] = answers;
const purge = await buildHashedEvent('events-purged', { ids: [second!.id] }, { ts: 9 });
const oldBackup = (await writeBackup(answers, { created: 5, dev: 'laptop' }, sha256)).join('');

async function bringInOld(store: ReturnType<typeof createMemoryLogStore>) {
	const backup = await readBackup(oldBackup, sha256);
	if (!backup.ok) throw new TypeError(backup.error.type);
	const plan = planImport(await eventsOf(store), backup.value.events);
	await importEvents(store, plan);
	return plan;
}

test('an answer that was deleted for good does not come back with a backup from before', async () => {
	const store = createMemoryLogStore('laptop');
	await store.append(answers);
	await store.append([purge]);
	const plan = await bringInOld(store);
	expect(plan).toMatchObject({ add: [], purged: 1, known: 2 });
	expect(mergeEvents(await eventsOf(store), [])).toEqual([first, third, purge]);
});

test('nor on another device, which hears of the deletion first and of the answer later', async () => {
	const store = createMemoryLogStore('phone');
	await store.append([purge]);
	const plan = await bringInOld(store);
	expect(plan).toMatchObject({ add: [first, third], purged: 1 });
	expect(mergeEvents(await eventsOf(store), [])).toEqual([first, third, purge]);
});

test('and goes where the deletion arrives after it', async () => {
	const store = createMemoryLogStore('phone');
	await bringInOld(store);
	await importEvents(store, planImport(await eventsOf(store), [purge]));
	expect(mergeEvents(await eventsOf(store), [])).toEqual([first, third, purge]);
});
