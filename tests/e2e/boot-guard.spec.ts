import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { BrowserContext, Page } from '@playwright/test';
import { scriptNamed } from './releases.ts';
import { expect, Site, test } from './site.ts';

const app = scriptNamed('entry/app', 'build');
const serve =
	(script: string): RequestListener =>
	(_request, response) =>
		void response.setHeader('Content-Type', 'text/javascript').end(script);
/** Arrives whole, and never gets anywhere. */
const hanging = serve('await new Promise(() => {}); export {};');
/** Never arrives. */
const silent: RequestListener = () => undefined;

/** As the host has it, but not kept by the browser, so that the next visit can get another. */
const healthy = serve(readFileSync(`build${app}`, 'utf8'));

/**
 * A page whose clock stands still until it is moved. Playwright's own would take the timing of resources away, which the
 * guard goes by.
 */
async function openPage(context: BrowserContext): Promise<Page> {
	const page = await context.newPage();
	await page.addInitScript(() => {
		Date.now = () => 1_800_000_000_000 + Number(localStorage.getItem('moved') ?? 0);
	});
	return page;
}

const moveClock = (page: Page, ms: number) =>
	page.evaluate((by) => {
		localStorage.setItem('moved', String(Number(localStorage.getItem('moved') ?? 0) + by));
	}, ms);

/** Opens the page without a worker, whose copy would hide what the host answers. */
async function open(page: Page, site: Site): Promise<void> {
	await page.goto(site.origin, { waitUntil: 'commit' });
}

const startOf = (page: Page) => page.getByRole('link', { name: 'Measure yourself' });

test.use({ serviceWorkers: 'block' });

test('leads to the recovery page after two starts that hang without an error', async ({
	context
}) => {
	await using site = await Site.open('build');
	site.instead.set(app, hanging);
	const page = await openPage(context);
	for (const start of [1, 2]) {
		await page.goto(site.origin);
		await expect(startOf(page), `start ${start}`).toBeVisible();
		await moveClock(page, 30_000);
	}
	await open(page, site);
	await expect(page).toHaveURL(`${site.origin}/recovery`);
	await expect(page.getByText('Nothing is stored in this browser.')).toBeVisible();

	site.instead.clear();
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page).toHaveURL(`${site.origin}/`);
	await expect(startOf(page)).toBeVisible();
});

for (const [what, answer, wait] of [
	['at a glance', hanging, 2000],
	['before its scripts have come, however late', silent, 120_000]
] as const) {
	test(`counts no page that is left ${what}`, async ({ context }) => {
		await using site = await Site.open('build');
		site.instead.set(app, answer);
		const page = await openPage(context);
		for (const start of [1, 2, 3]) {
			await open(page, site);
			await expect(startOf(page), `start ${start}`).toBeVisible();
			await moveClock(page, wait);
			await page.goto('about:blank');
		}
		site.instead.clear();
		await page.goto(site.origin);
		await startOf(page).click();
		await expect(page).toHaveURL(`${site.origin}/assess`);
	});
}

test('counts no tabs that are opened at once', async ({ context }) => {
	await using site = await Site.open('build');
	site.instead.set(app, hanging);
	const pages = await Promise.all([1, 2, 3, 4].map(() => context.newPage()));
	for (const page of pages) {
		await open(page, site);
		await expect(startOf(page)).toBeVisible();
	}
	for (const page of pages) await expect(page).toHaveURL(`${site.origin}/`);
});

test('forgets failed starts once one has finished', async ({ context }) => {
	await using site = await Site.open('build');
	const page = await context.newPage();
	for (const start of [1, 2]) {
		site.instead.set(app, serve('throw new Error("once");'));
		await open(page, site);
		await expect(page.getByRole('alert'), `start ${start}`).toContainText('did not start');
		site.instead.set(app, healthy);
		await page.reload();
		await expect(startOf(page)).toBeVisible();
		await expect(page.getByRole('alert')).toBeHidden();
		await startOf(page).click();
		await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
	}
});
