import { afterAll, beforeEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { buildEvent } from '#tests/builders/event.ts';
import { eventsOf, valueOf } from '#tests/contracts/log-store-contract.ts';
import { openLogStore } from '#lib/platform/storage/open-log-store.ts';

const { origin } = location;
const setQuota = (quotaSize: number) =>
	cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
const gigabyte = 1e9;

beforeEach(async () => {
	// Chromium remembers for a while how much room there was, unless the storage itself goes.
	await cdp().send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
});

afterAll(() => setQuota(gigabyte));

async function openStored() {
	const log = await openLogStore('full-log');
	if (!log.ok) throw new TypeError(log.error.type);
	expect(log.value.mode).toBe('stored');
	return log.value.store;
}

test('a full disk refuses the whole batch, keeps what was stored, and takes the rest once there is room', async () => {
	await setQuota(1_000_000);
	const store = await openStored();
	const small = buildEvent('item-answered');
	valueOf(await store.append([small]));

	const text = 'x'.repeat(500);
	const big = Array.from({ length: 4000 }, (_, seq) =>
		buildEvent('item-answered', { response: { kind: 'short-text', text } }, { seq })
	);
	const full = { ok: false, error: { type: 'StorageFull' } };
	expect(await store.append(big)).toEqual(full);
	expect(await eventsOf(store)).toEqual([small]);

	store.close();
	await setQuota(1);
	const reopened = await openStored();
	expect(await eventsOf(reopened)).toEqual([small]);
	expect(await reopened.append(big)).toEqual(full);

	await setQuota(gigabyte);
	expect(await reopened.append(big)).toEqual({ ok: true, value: { added: 4000 } });
	reopened.close();
});

test('a new log for which there is no room at all is told', async () => {
	await setQuota(1);
	expect(await openLogStore('no-room')).toEqual({ ok: false, error: { type: 'StorageFull' } });
});
