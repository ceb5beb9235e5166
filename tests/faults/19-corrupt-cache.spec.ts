import type { Page } from '@playwright/test';
import { createLongBackup } from '../builders/long-log.ts';
import { bankItems } from '../e2e/bank-items.ts';
import { importBackup } from '../e2e/import-backup.ts';
import { gapRows } from '../e2e/sit.ts';
import { expect, test } from '../e2e/site.ts';

type Damage =
	| 'a flipped bit in every entry'
	| 'something else in every entry'
	| 'a later release’s tables'
	| 'nothing, as it was deleted';

/** Does to the kept folds what a disk, another release or a person may do. @returns how many entries were hurt */
const damage = (page: Page, kind: Damage) =>
	page.evaluate(async (kind) => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(new Error(`${kind} failed`));
			});
		const db = await done(indexedDB.open('mettle-cache'));
		const store = db.transaction('entries', 'readwrite').objectStore('entries');
		const keys = await done(store.getAllKeys());
		const entries = (await done(store.getAll())) as { bytes: Uint8Array }[];
		for (const [i, entry] of entries.entries()) {
			const middle = entry.bytes.length >> 1;
			entry.bytes[middle] = (entry.bytes[middle] ?? 0) ^ 1;
			if (kind === 'a flipped bit in every entry') await done(store.put(entry, keys[i]));
			if (kind === 'something else in every entry')
				await done(store.put({ bytes: 'none' }, keys[i]));
		}
		db.close();
		if (kind === 'a later release’s tables')
			(await done(indexedDB.open('mettle-cache', 9990))).close();
		if (kind === 'nothing, as it was deleted') await done(indexedDB.deleteDatabase('mettle-cache'));
		return keys.length;
	}, kind);

const damages: readonly Damage[] = [
	'a flipped bit in every entry',
	'something else in every entry',
	'a later release’s tables',
	'nothing, as it was deleted'
];

test('a cache that holds what it should not is rebuilt from the log, with the same gap', async ({
	page
}) => {
	test.setTimeout(120_000);
	await importBackup(page, await createLongBackup(4000, bankItems, Date.now()));
	const before = await gapRows(page);
	expect(before.some((row) => row.includes('not asked'))).toBe(false);
	for (const kind of damages) {
		expect(await damage(page, kind), kind).toBe(2);
		await page.goto('/about');
		expect(await gapRows(page), kind).toEqual(before);
		await page.goto('/data');
		await expect(page.getByText('1935 in 65 sessions'), kind).toBeVisible();
		if (kind !== 'a later release’s tables') continue;
		await page.evaluate(() => indexedDB.deleteDatabase('mettle-cache'));
		await gapRows(page);
	}
});
