import { writeKillSwitch } from '../../scripts/kill-switch.ts';
import { ReleaseCopy } from '../e2e/releases.ts';
import { answer, finish, gapRows, installClock, start } from '../e2e/sit.ts';
import { expect, Site, test, visit } from '../e2e/site.ts';

// Whole sittings, and several copies of the app to store.
test.setTimeout(90_000);

test('the kill switch: the offline copy goes, pages come from the host, and every answer stays', async ({
	browser
}) => {
	using exit = new ReleaseCopy('build');
	writeKillSwitch(exit.folder);
	await using site = await Site.open('build');
	await using context = await browser.newContext({ baseURL: site.origin });
	const page = await visit(context, site.origin);
	await installClock(page);
	await start(page);
	for (const n of [1, 2]) await answer(page, n);
	await finish(page);
	const gap = await gapRows(page);
	const kept = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));
	const before = await kept();

	site.deploy(exit.folder);
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await page.goto('about:blank');
	await expect(async () => {
		await page.goto('/data');
		expect(await page.evaluate(() => caches.keys())).toEqual([]);
	}).toPass({ timeout: 15_000 });
	expect(site.requests).toContain('/data');
	await expect(page.getByText('2 in 1 session')).toBeVisible();
	expect(await kept()).toBe(before);
	expect(await gapRows(page)).toEqual(gap);
});
