import { answer, finish, gapRows, installClock, start } from '../e2e/sit.ts';
import { expect, test } from '../e2e/site.ts';

test('a log that the browser cleared is missed, and its backup brings all of it back', async ({
	page,
	baseURL
}) => {
	await installClock(page);
	await start(page);
	for (let n = 1; n <= 3; n++) await answer(page, n);
	await finish(page);
	const before = await gapRows(page);
	await page.goto('/data');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).click();
	const file = await (await download).path();

	const cdp = await page.context().newCDPSession(page);
	const storageTypes = 'indexeddb';
	await cdp.send('Storage.clearDataForOrigin', { origin: baseURL ?? '', storageTypes });
	await page.goto('/');
	const notice = page.getByRole('alert');
	await expect(notice).toContainText('There were answers here once, and they are gone.');

	await notice.getByRole('link', { name: 'bring it back' }).click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
	await page.getByLabel('Choose a backup file').setInputFiles(file);
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('3 in 1 session')).toBeVisible();
	await expect(notice).toBeHidden();
	await expect(page.getByText('nothing was answered since')).toBeVisible();
	expect(await gapRows(page)).toEqual(before);
});

test('a browser that never had answers misses none', async ({ page }) => {
	await page.goto('/data');
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
	await expect(page.getByRole('alert')).toBeHidden();
});
