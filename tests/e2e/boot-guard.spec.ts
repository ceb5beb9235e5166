import type { RequestListener } from 'node:http';
import type { Page } from '@playwright/test';
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
	const page = await context.newPage();
	await page.clock.install();
	for (const start of [1, 2]) {
		await page.goto(site.origin);
		await expect(startOf(page), `start ${start}`).toBeVisible();
		await page.clock.fastForward('00:30');
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
	['at a glance', hanging, '00:02'],
	['before its scripts have come, however late', silent, '02:00']
] as const) {
	test(`counts no page that is left ${what}`, async ({ context }) => {
		await using site = await Site.open('build');
		site.instead.set(app, answer);
		const page = await context.newPage();
		await page.clock.install();
		for (const start of [1, 2, 3]) {
			await open(page, site);
			await expect(startOf(page), `start ${start}`).toBeVisible();
			await page.clock.fastForward(wait);
			await page.goto('about:blank');
		}
		await page.clock.fastForward('01:00');
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
		site.instead.clear();
		await page.reload();
		await expect(startOf(page)).toBeVisible();
		await expect(page.getByRole('alert')).toBeHidden();
		await startOf(page).click();
		await expect(page.getByRole('button', { name: 'Start' })).toBeVisible();
	}
});
