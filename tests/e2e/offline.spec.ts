import { mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchProfile } from '../../scripts/chromium.ts';
import { expect, routes, Site, test, visit, watch } from './site.ts';

test('opens every route and the whole bank after a restart with the host gone', async () => {
	test.setTimeout(120_000);
	const profile = mkdtempSync(path.join(os.tmpdir(), 'mettle-offline-'));
	const site = await Site.open('build');
	const online = await launchProfile(profile);
	await visit(online, site.origin);
	await online.close();
	await site.close();

	await using offline = await launchProfile(profile);
	const page = await offline.newPage();
	const problems = watch(page, site.origin);
	for (const route of routes) {
		const response = await page.goto(site.origin + route);
		expect(response?.status(), route).toBe(200);
		await expect(page.locator('h1'), route).toBeVisible();
	}
	const files = readdirSync('build/_app/immutable/bank').filter((file) => file.endsWith('.json'));
	const statuses = await page.evaluate(
		(names) =>
			Promise.all(names.map(async (name) => (await fetch(`/_app/immutable/bank/${name}`)).status)),
		files
	);
	expect(statuses).toEqual(files.map(() => 200));
	expect(problems).toEqual([]);
});

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

test('mends a damaged file of the bank when asked past the cache', async ({ browser }) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	const file =
		readdirSync('build/_app/immutable/bank').find((name) => name.endsWith('.json')) ?? '';
	const read = (cache: RequestCache) =>
		page.evaluate(async ([url, mode]) => (await fetch(url, { cache: mode })).text(), [
			`/_app/immutable/bank/${file}`,
			cache
		] as const);
	const whole = await read('default');
	await page.evaluate(async (url) => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			if (await cache.match(url)) await cache.put(url, new Response('damaged'));
		}
	}, `/_app/immutable/bank/${file}`);
	expect(await read('default')).toBe('damaged');
	expect(await read('reload')).toBe(whole);
	expect(await read('default')).toBe(whole);
});
