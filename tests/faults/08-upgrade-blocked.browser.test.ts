import { afterEach, expect, test } from 'vitest';
import { openLogStore } from '#lib/platform/storage/open-log-store.ts';
import { closeLogs, openLog } from '#tests/builders/open-log.ts';

const name = 'log-that-is-held';

afterEach(closeLogs);

/** A tab whose release never closes for a newer one. */
async function holdOlder(name: string): Promise<IDBDatabase> {
	const request = indexedDB.open(name, 1);
	return new Promise((resolve) => {
		request.onsuccess = () => resolve(request.result);
	});
}

test('an older tab that does not let go is told', async () => {
	const older = await holdOlder(name);
	expect(await openLogStore(name, 'cache')).toEqual({ ok: false, error: { type: 'Blocked' } });
	older.close();
});

test('an older tab that lets go in time is waited for', async () => {
	const older = await holdOlder(name);
	setTimeout(() => older.close(), 300);
	expect(await openLog(name)).toMatchObject({ mode: 'stored' });
});
