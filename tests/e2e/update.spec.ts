import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { writeNextRelease } from './next-release.ts';
import { expect, Site, test, visit, watch } from './site.ts';

const releases = mkdtempSync(path.join(os.tmpdir(), 'mettle-releases-'));
const temporary = () => mkdtempSync(path.join(releases, 'release-'));
const next = temporary();
let changed: string[] = [];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	changed = await writeNextRelease('build', next);
});
// A host may still be reading when its test ends, so the files go last.
test.afterAll(() => rmSync(releases, { recursive: true }));

/** The release a page was made by: the name of the script that names all others. */
const releaseOf = (page: Page) =>
	page.locator('link[rel=modulepreload][href*="/entry/app."]').getAttribute('href');

/** Looks for a new release, as a browser does on each visit, and waits until it is stored or refused. */
const lookForUpdate = (page: Page) =>
	page.evaluate(async () => {
		const { installing, waiting } = await (await navigator.serviceWorker.ready).update();
		const worker = installing ?? waiting;
		while (worker && worker.state !== 'installed' && worker.state !== 'redundant') {
			await new Promise((resolve) =>
				worker.addEventListener('statechange', resolve, { once: true })
			);
		}
		return worker?.state;
	});

test('stores a release by fetching what changed, and shows it only when asked', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	const before = await releaseOf(page);

	site.deploy(next);
	expect(await lookForUpdate(page)).toBe('installed');
	const fetched = new Set(site.requests.filter((url) => url !== '/service-worker.js'));
	expect([...fetched].sort()).toEqual(changed);

	await page.reload();
	expect(await releaseOf(page)).toBe(before);

	const reloaded = page.waitForEvent('load');
	await page.getByRole('button', { name: 'Update now' }).click();
	await reloaded;
	expect(await releaseOf(page)).not.toBe(before);
	await expect(page.getByRole('button', { name: 'Update now' })).toBeHidden();
});

test('leaves other tabs as they are, and their lazy routes work', async ({ browser }) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const asking = await visit(context, site.origin);
	const other = await visit(context, site.origin);
	const problems = watch(other, site.origin);
	let loads = 0;
	other.on('load', () => loads++);

	site.deploy(next);
	await lookForUpdate(asking);
	const reloaded = asking.waitForEvent('load');
	await asking.getByRole('button', { name: 'Update now' }).click();
	await reloaded;

	await other.getByRole('navigation').getByRole('link', { name: 'Gap' }).click();
	await expect(other).toHaveURL(`${site.origin}/gap`);
	await expect(other.locator('h1')).toBeVisible();
	expect(loads).toBe(0);
	expect(problems).toEqual([]);
});

for (const [damage, content] of [
	['holds other content', '"damaged"'],
	['is answered with a page', undefined]
] as const) {
	test(`keeps the old release when a file of the new one ${damage}`, async ({ browser }) => {
		const broken = temporary();
		await writeNextRelease('build', broken);
		const file = path.join(broken, changed.find((name) => name.endsWith('.js')) ?? '');
		if (content) writeFileSync(file, content);
		else rmSync(file);
		await using site = await Site.open('build');
		await using context = await browser.newContext();
		const page = await visit(context, site.origin);
		const before = await releaseOf(page);

		site.deploy(broken);
		expect(await lookForUpdate(page)).toBe('redundant');
		await page.reload();
		expect(await releaseOf(page)).toBe(before);
		await expect(page.locator('h1')).toBeVisible();
	});
}

test('the emergency exit removes the offline copy and no answer', async ({ browser }) => {
	const gone = temporary();
	await writeNextRelease('build', gone);
	for (const ending of ['.br', '.gz']) rmSync(path.join(gone, `service-worker.js${ending}`));
	writeFileSync(
		path.join(gone, 'service-worker.js'),
		readFileSync('scripts/kill-service-worker.js')
	);
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	const databases = () =>
		page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
	await expect.poll(databases).not.toEqual([]);
	const before = await databases();

	site.deploy(gone);
	await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
	await page.goto('about:blank');
	await expect(async () => {
		await page.goto(site.origin);
		expect(await page.evaluate(() => caches.keys())).toEqual([]);
	}).toPass({ timeout: 15_000 });
	expect(site.requests).toContain('/');
	expect(await databases()).toEqual(before);
});
