import { mkdtempSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchProfile } from '../../scripts/chromium.ts';
import { expect, routes, Site, test, visit, watch } from '../e2e/site.ts';

test('a cold start offline, with the browser restarted and the host gone: every route and the whole bank open', async () => {
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
	for (const route of [...routes, '/recovery.html']) {
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
