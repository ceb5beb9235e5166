import { afterEach, expect, test } from 'vitest';
import { buildEvent } from '#tests/builders/event.ts';
import { closeLogs, createNewerDatabase, openLog } from '#tests/builders/open-log.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

const answer = (seq: number) => buildEvent('item-answered', {}, { seq });
const name = 'log-of-several-releases';

afterEach(closeLogs);

test('a release that was rolled back to reads all and writes nothing', async () => {
	const { store } = await openLog(name);
	await store.append([answer(1)]);
	store.close();
	const newer = await createNewerDatabase(name).open();
	newer.close();

	const log = await openLog(name);
	expect(log.mode).toBe('read-only');
	expect(log.store.dev).toBe(store.dev);
	expect(await eventsOf(log.store)).toEqual([answer(1)]);
	const stale = { ok: false, error: { type: 'StaleCode' } };
	expect(await log.store.append([answer(2)])).toEqual(stale);
	expect(await log.store.replace([])).toEqual(stale);
	expect(await log.store.takeSnapshot()).toEqual(stale);
	expect(await log.store.markBackup({ at: 1, answers: 1 })).toEqual(stale);
	expect(await log.store.clear()).toEqual(stale);
	expect(await eventsOf(log.store)).toEqual([answer(1)]);
});
