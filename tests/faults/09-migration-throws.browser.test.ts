import { afterEach, expect, test } from 'vitest';
import { buildEvent } from '#tests/builders/event.ts';
import {
	closeLogs,
	createNewerDatabase,
	newestVersion,
	openLog
} from '#tests/builders/open-log.ts';
import { eventsOf } from '#tests/contracts/log-store-contract.ts';

const answer = (seq: number) => buildEvent('item-answered', {}, { seq });
const name = 'log-of-several-releases';

afterEach(closeLogs);

test('an upgrade that throws leaves the log as it was', async () => {
	const { store } = await openLog(name);
	await store.append([answer(1)]);
	store.close();
	const newer = createNewerDatabase(name);
	newer.version(newestVersion + 2).upgrade(async (transaction) => {
		await transaction.table('events').clear();
		throw new Error('defect in an upgrade');
	});
	await expect(newer.open()).rejects.toThrow('defect in an upgrade');
	newer.close();
	expect(await eventsOf((await openLog(name)).store)).toEqual([answer(1)]);
});
