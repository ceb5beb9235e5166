import {
	changedAddresses,
	lookForUpdate,
	nextRelease,
	releaseOf,
	scriptNamed,
	update
} from './releases.ts';
import { installClock } from './sit.ts';
import { expect, Site, test, visit } from './site.ts';

test('stores a release by fetching what changed, and shows it only when asked', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	const before = await releaseOf(page);

	site.deploy(nextRelease);
	expect(await lookForUpdate(page)).toBe('installed');
	const fetched = new Set(site.requests.filter((url) => url !== '/service-worker.js'));
	expect([...fetched].sort()).toEqual(changedAddresses());

	await page.reload();
	expect(await releaseOf(page)).toBe(before);
	await update(page);
	expect(await releaseOf(page)).not.toBe(before);
	await expect(page.getByRole('button', { name: 'Update now' })).toBeHidden();
});

test('a changed question leaves the largest script and the other shards as they are', () => {
	const changed = changedAddresses();
	expect(changed).not.toContain(scriptNamed('framework', nextRelease));
	// One shard, and the index that names it.
	expect(changed.filter((address) => address.includes('/bank/'))).toHaveLength(2);
});

test('looks for a newer release when a tab is looked at again after an hour', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await context.newPage();
	await installClock(page);
	await page.goto(site.origin);
	await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
	await expect
		.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state))
		.toBe('activated');
	const lookAgain = () =>
		page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

	site.deploy(nextRelease);
	await page.clock.fastForward('59:00');
	await lookAgain();
	expect(site.requests).toEqual([]);
	await page.clock.fastForward('02:00');
	await lookAgain();
	await expect(page.getByRole('button', { name: 'Update now' })).toBeVisible();
});
