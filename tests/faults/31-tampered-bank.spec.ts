import type { Page } from '@playwright/test';
import { expect, Site, test, visit } from '../e2e/site.ts';

const bankFolder = '/_app/immutable/bank/';

/** Puts other words under every address of the bank, in all copies that the device has. */
const tamper = (page: Page) =>
	page.evaluate(async (folder) => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const { url } of await cache.keys()) {
				if (!url.includes(folder)) continue;
				const text = (await (await cache.match(url))?.text()) ?? '';
				const headers = { 'Content-Type': 'application/json' };
				await cache.put(url, new Response(text.replaceAll('the', 'teh'), { headers }));
			}
		}
	}, bankFolder);

/** The questions' text that the device holds. */
const storedBank = (page: Page) =>
	page.evaluate(async (folder) => {
		const found: string[] = [];
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const { url } of await cache.keys()) {
				if (url.includes(folder)) found.push((await (await cache.match(url))?.text()) ?? '');
			}
		}
		return found;
	}, bankFolder);

test('a tampered bank in the cache, online: it is fetched again, and the copy is whole afterwards', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin, '/assess');
	await tamper(page);
	site.requests.length = 0;
	await page.reload();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
	await expect(page.locator('.stem')).not.toContainText('teh');
	const asked = site.requests.filter((address) => address.startsWith(bankFolder));
	expect(asked.length).toBeGreaterThan(0);

	// What was mended needs no network the next time.
	await page.reload();
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
	expect(site.requests.filter((address) => address.startsWith(bankFolder))).toEqual(asked);
	const mended = (await storedBank(page)).filter((text) => !text.includes('teh'));
	expect(mended.length).toBeGreaterThan(0);
});

test('a tampered bank in the cache, offline: nothing of it is shown, and the page says why', async ({
	browser
}) => {
	const site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin, '/assess');
	await tamper(page);
	await site.close();
	await page.reload();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByRole('alert')).toContainText('The questions are damaged');
	await expect(page.getByRole('alert')).toContainText('Your answers are safe.');
	await expect(page.locator('.stem')).toBeHidden();
});
