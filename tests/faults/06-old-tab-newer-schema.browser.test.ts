import { afterEach, expect, test, vi } from 'vitest';
import type { LogNotice } from '#lib/core/log/log-store.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { closeLogs, createNewerDatabase, openLog } from '#tests/builders/open-log.ts';

const answer = (seq: number) => buildEvent('item-answered', {}, { seq });
const name = 'log-of-several-releases';

afterEach(closeLogs);

test('an old tab closes when a newer one changes the database, writes no more, and says so', async () => {
	const { store } = await openLog(name);
	await store.append([answer(1)]);
	const heard: LogNotice[] = [];
	store.subscribe((notice) => heard.push(notice));
	const newer = await createNewerDatabase(name).open();
	expect(heard).toEqual(['stale']);
	const open = vi.spyOn(IDBFactory.prototype, 'open');
	const stale = { ok: false, error: { type: 'StaleCode' } };
	expect(await store.append([answer(2)])).toEqual(stale);
	expect(await store.read()).toEqual(stale);
	expect(open).not.toHaveBeenCalled();
	expect(await newer.table('events').count()).toBe(1);
	newer.close();
});
