import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { lookForUpdate, nextRelease, ReleaseCopy, scriptNamed, update } from '../e2e/releases.ts';
import { answer, finish, gapRows, installClock, start } from '../e2e/sit.ts';
import { expect, Site, test, visit } from '../e2e/site.ts';

// Whole sittings, and several copies of the app to store.
test.setTimeout(90_000);

async function makeBroken(): Promise<ReleaseCopy> {
	const broken = new ReleaseCopy(nextRelease);
	broken.write(scriptNamed('entry/app', nextRelease), 'throw new Error("a broken release");');
	await broken.release();
	return broken;
}

/** Somebody with three answers and the gap they make. */
async function measure(
	browser: Browser,
	site: Site
): Promise<{ context: BrowserContext; page: Page; gap: string[] }> {
	const context = await browser.newContext({ baseURL: site.origin });
	const page = await visit(context, site.origin);
	await installClock(page);
	await start(page);
	for (const n of [1, 2, 3]) await answer(page, n);
	await finish(page);
	return { context, page, gap: await gapRows(page) };
}

/** Takes the broken release, as offered, up to what the first start of it shows. */
async function takeBroken(page: Page, site: Site, broken: ReleaseCopy): Promise<void> {
	site.deploy(broken.folder);
	expect(await lookForUpdate(page)).toBe('installed');
	await update(page);
	await expect(page.getByRole('alert')).toContainText(
		'Mettle did not start. Your answers are safe.'
	);
}

async function startAgain(page: Page): Promise<void> {
	// The page that begins to load gives way to another, which Playwright's own reload takes for a failure.
	await page.evaluate(() => location.reload());
	await expect(page).toHaveURL(/\/recovery$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mettle did not start');
}

async function exportAll(page: Page): Promise<Buffer> {
	await expect(page.getByText('3 answers are stored here')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export everything' }).click();
	const text = await readFile(await (await download).path());
	await expect(page.getByText('Saved as mettle-backup-')).toBeVisible();
	return text;
}

/** What a healthy release on another device makes of the file. */
async function importInto(browser: Browser, buffer: Buffer): Promise<string[]> {
	await using site = await Site.open('build');
	await using context = await browser.newContext({ baseURL: site.origin });
	const page = await context.newPage();
	await installClock(page);
	await page.goto('/data');
	await page.getByLabel('Choose a backup file').setInputFiles({
		name: 'export.jsonl',
		mimeType: 'text/plain',
		buffer
	});
	await expect(page.getByText('damaged')).toBeHidden();
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('3 in 1 session')).toBeVisible();
	// Awaited here: the block takes its site with it.
	return await gapRows(page);
}

for (const network of ['online', 'with the host gone'] as const) {
	test(`a release that cannot boot, ${network}: the recovery page exports everything`, async ({
		browser
	}) => {
		using broken = await makeBroken();
		await using site = await Site.open('build');
		const { context, page, gap } = await measure(browser, site);
		await takeBroken(page, site, broken);
		if (network !== 'online') await site.close();
		await startAgain(page);
		const file = await exportAll(page);
		await context.close();
		expect(await importInto(browser, file)).toEqual(gap);
	});
}

test('a release that cannot boot: one failed start already leads to the recovery page by a link', async ({
	browser
}) => {
	using broken = await makeBroken();
	await using site = await Site.open('build');
	const { context, page } = await measure(browser, site);
	await takeBroken(page, site, broken);
	await page.getByRole('alert').getByRole('link').click();
	await expect(page).toHaveURL(`${site.origin}/recovery`);
	await exportAll(page);
	await context.close();
});

test('a release that cannot boot, and a healthy one deployed: fetching it anew keeps every answer', async ({
	browser
}) => {
	using broken = await makeBroken();
	await using site = await Site.open('build');
	const { context, page, gap } = await measure(browser, site);
	await takeBroken(page, site, broken);
	await startAgain(page);

	await site.close();
	await page.getByRole('button', { name: 'Fetch Mettle anew' }).click();
	await expect(page.getByText('The network does not answer. Nothing was changed')).toBeVisible();
	await page.reload();
	await expect(page.getByText('3 answers are stored here')).toBeVisible();

	await using healthy = await Site.open('build', site.port);
	await page.getByRole('button', { name: 'Fetch Mettle anew' }).click();
	await expect(page).toHaveURL(`${healthy.origin}/`);
	await expect(page.getByRole('link', { name: 'Measure yourself' })).toBeVisible();
	expect(await gapRows(page)).toEqual(gap);
	await context.close();
});
