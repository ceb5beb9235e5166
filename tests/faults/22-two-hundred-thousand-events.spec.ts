import type { Page } from '@playwright/test';
import { createLongBackup } from '../builders/long-log.ts';
import { bankItems } from '../e2e/bank-items.ts';
import { importBackup } from '../e2e/import-backup.ts';
import { gapRows } from '../e2e/sit.ts';
import { expect, test } from '../e2e/site.ts';

const count = 200_000;

/** Counts what a page reads out of its databases: requests, and the rows they bring. */
async function countReading(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const reading = { requests: 0, rows: 0 };
		Object.assign(window, { reading });
		for (const type of [IDBObjectStore, IDBIndex]) {
			for (const name of ['get', 'getAll', 'openCursor', 'getAllRecords'] as const) {
				const prototype = type.prototype as unknown as Record<string, unknown>;
				const original = prototype[name];
				if (typeof original !== 'function') continue;
				prototype[name] = function (this: unknown, ...options: unknown[]) {
					const request = original.apply(this, options) as IDBRequest<unknown>;
					reading.requests++;
					request.addEventListener('success', () => {
						reading.rows += Array.isArray(request.result) ? request.result.length : 1;
					});
					return request;
				};
			}
		}
	});
}
const reading = (page: Page) =>
	page.evaluate(
		() => (window as unknown as { reading: { requests: number; rows: number } }).reading
	);

test(`${count.toLocaleString('en')} events: a start reads no more than after a few, and everything is there`, async ({
	page
}) => {
	test.setTimeout(300_000);
	await countReading(page);
	await importBackup(page, await createLongBackup(count, bankItems, Date.now()));
	// All of it is measured once; after that what was measured is kept.
	await page.goto('/gap');
	await expect(page.getByRole('heading', { name: 'Skill by skill' })).toBeVisible({
		timeout: 120_000
	});
	await page.goto('/data');
	await expect(page.getByText('96774 in 3226 sessions')).toBeVisible();

	// The gap of years, from what was kept.
	const rows = await gapRows(page);
	expect(rows.some((row) => row.includes('not asked'))).toBe(false);
	const start = await reading(page);
	expect(start.requests).toBeLessThanOrEqual(10);
	expect(start.rows).toBeLessThanOrEqual(1500);

	// It goes on as ever, with years of answers leaving nothing open, and the next start knows it.
	await page.goto('/assess');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('Every area is decided')).toBeVisible();
	await page.goto('/data');
	await expect(page.getByText('96774 in 3227 sessions')).toBeVisible();
	expect((await reading(page)).rows).toBeLessThanOrEqual(1500);

	const download = page.waitForEvent('download', { timeout: 120_000 });
	await page.getByRole('button', { name: 'Save a backup' }).first().click();
	const { size } = await import('node:fs').then(async ({ statSync }) =>
		statSync(await (await download).path())
	);
	expect(size).toBeGreaterThan(1_000_000);
});
