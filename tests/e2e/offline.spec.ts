import { expect, routes, Site, test, visit } from './site.ts';

test('asks the host for nothing but the worker on a later visit', async ({ browser }) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	site.requests.length = 0;
	for (const route of routes.filter((name) => !name.startsWith('/skills/'))) {
		await page.goto(site.origin + route);
	}
	expect(site.requests.filter((address) => address !== '/service-worker.js')).toEqual([]);
});

test('says that an address does not exist, with and without the host', async ({ browser }) => {
	const site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	const online = await page.goto(`${site.origin}/no-such-page`);
	await site.close();
	const offline = await page.goto(`${site.origin}/no-such-page`);
	expect([online?.status(), offline?.status()]).toEqual([404, 404]);
	await expect(page.locator('h1')).toBeVisible();
});
