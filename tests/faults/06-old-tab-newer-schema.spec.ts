import { readFile } from 'node:fs/promises';
import { upgradeLog } from '../e2e/other-release.ts';
import { answer, choose, installClock, start } from '../e2e/sit.ts';
import { expect, test } from '../e2e/site.ts';

test('a tab of an old release stops writing once a newer one has changed the storage, asks to reload, and exports what it has', async ({
	page,
	context
}) => {
	await installClock(page);
	await start(page);
	await answer(page, 1);
	await answer(page, 2);
	const newer = await context.newPage();
	await newer.goto('/about');
	await upgradeLog(newer);

	await expect(page.getByText('A newer Mettle has written your data')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
	await choose(page, 0);
	await expect(page.getByRole('button', { name: 'Submit' })).toBeDisabled();

	await page.getByRole('link', { name: 'Data', exact: true }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).first().click();
	const text = await readFile(await (await download).path(), 'utf8');
	expect(text.match(/"kind":"item-answered"/g)).toHaveLength(2);
});
