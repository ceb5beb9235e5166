import { readFile } from 'node:fs/promises';
import { upgradeLog } from '../e2e/other-release.ts';
import { answer, finish, gapRows, installClock, start } from '../e2e/sit.ts';
import { expect, test } from '../e2e/site.ts';

test('a release that was rolled back to shows and exports what a newer one stored, and writes nothing', async ({
	page
}) => {
	await installClock(page);
	await start(page);
	for (let n = 1; n <= 3; n++) await answer(page, n);
	await finish(page);
	const before = await gapRows(page);
	await page.goto('/about');
	await upgradeLog(page);

	expect(await gapRows(page)).toEqual(before);
	await expect(page.getByText('A newer Mettle has written your data')).toBeVisible();
	await page.goto('/assess');
	await expect(page.getByRole('button', { name: 'Start' })).toBeDisabled();
	await page.goto('/data');
	await expect(page.getByText('3 in 1 session')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Delete everything …' })).toBeDisabled();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).first().click();
	const text = await readFile(await (await download).path(), 'utf8');
	expect(text.match(/"kind":"item-answered"/g)).toHaveLength(3);
	expect(text).toContain('mettle-backup-end');
});
