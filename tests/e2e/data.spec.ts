import { readFile } from 'node:fs/promises';
import { answer, finish, gapRows, installClock, start } from './sit.ts';
import { expect, test } from './site.ts';

test.beforeEach(async ({ page }) => {
	await installClock(page);
});

test('gives the same gap after backup, deletion and import', async ({ page }) => {
	await start(page);
	for (let n = 1; n <= 4; n++) await answer(page, n);
	await finish(page);
	const before = await gapRows(page);

	await page.goto('/data');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).first().click();
	const file = await (await download).path();
	await expect(page.getByText('nothing was answered since')).toBeVisible();

	await page.getByRole('button', { name: 'Delete everything …' }).click();
	await page.getByLabel('Type delete to confirm').fill('delete');
	await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();

	await page.getByLabel('Choose a backup file').setInputFiles(file);
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('4 in 1 session')).toBeVisible();
	expect(await gapRows(page)).toEqual(before);
});

test('says what a damaged backup has lost, adds the rest, and undoes it', async ({ page }) => {
	await start(page);
	await answer(page, 1);
	await answer(page, 2);
	await finish(page);
	await page.goto('/data');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).first().click();
	const text = await readFile(await (await download).path(), 'utf8');
	await page.getByRole('button', { name: 'Delete everything …' }).click();
	await page.getByLabel('Type delete to confirm').fill('delete');
	await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();

	const lines = text.trimEnd().split('\n');
	const damaged = lines.map((line, index) => (index === 2 ? line.replace('"v":1', '"v":2') : line));
	const cut = damaged.slice(0, -1).join('\n');
	await page
		.getByLabel('Choose a backup file')
		.setInputFiles({ name: 'cut.jsonl', mimeType: 'text/plain', buffer: Buffer.from(cut) });
	await expect(page.getByText('1 line is damaged and left out: 3.')).toBeVisible();
	await expect(page.getByText('how much cannot be known')).toBeVisible();
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('events were added')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
});

test('refuses a file that is no backup and changes nothing', async ({ page }) => {
	await page.goto('/data');
	await page.getByLabel('Choose a backup file').setInputFiles({
		name: 'cat.jsonl',
		mimeType: 'text/plain',
		buffer: Buffer.from('\u0000meow')
	});
	await expect(page.getByText('cat.jsonl is not a Mettle backup.')).toBeVisible();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
});
