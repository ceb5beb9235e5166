import type { Page } from '@playwright/test';
import { lookForUpdate, newScript, nextRelease, releaseOf, update } from '../e2e/releases.ts';
import { expect, Site, test, visit } from '../e2e/site.ts';

/** What the device holds under an address, in all its copies. */
const stored = (page: Page, address: string) =>
	page.evaluate(async (url) => {
		const caches = await Promise.all(
			(await globalThis.caches.keys()).map((name) => globalThis.caches.open(name))
		);
		const found = await Promise.all(caches.map((cache) => cache.match(url)));
		return Promise.all(found.flatMap((response) => response?.text() ?? []));
	}, address);

test('HTML answered for a script, with status 200: it is not cached, and the old version stays', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	const before = await releaseOf(page);
	const script = newScript();

	// As a captive portal does, or a host that has a page for whatever is missing.
	site.deploy(nextRelease);
	site.instead.set(script, (_request, response) => {
		response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Sign in</title>');
	});
	expect(await lookForUpdate(page)).toBe('redundant');
	expect(await stored(page, script)).toEqual([]);
	await page.reload();
	expect(await releaseOf(page)).toBe(before);
	await expect(page.getByText('Honest bands')).toBeVisible();

	site.instead.clear();
	expect(await lookForUpdate(page)).toBe('installed');
	for (const text of await stored(page, script)) expect(text).not.toContain('<!doctype html>');
	await update(page);
	expect(await releaseOf(page)).not.toBe(before);
});
