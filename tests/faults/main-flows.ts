import type { Page } from '@playwright/test';
import { answer, choose, finish, gapRows, installClock, start } from '../e2e/sit.ts';
import { expect } from '../e2e/site.ts';
import { buildHashedEvent } from '#tests/builders/event.ts';

/** Everything a person does with Mettle: asks, is asked, looks, changes, shares, saves, brings in and deletes. */
export async function walkMainFlows(page: Page): Promise<void> {
	await installClock(page);
	await start(page);
	for (let n = 1; n <= 8; n++) await answer(page, n);
	await choose(page, 0);
	await page.reload();
	await page.getByRole('button', { name: 'Pause' }).click();
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await finish(page);
	await page.locator('main li a').first().click();
	await page.locator('details summary').first().click();
	await expect(page.getByRole('heading', { name: 'Why' }).first()).toBeVisible();

	await gapRows(page);
	await page.getByRole('button', { name: /^Relational:/ }).press('Enter');
	await downloading(page, 'Save as SVG');
	await downloading(page, 'Save as PNG');

	await page.goto('/role');
	await expect(page.getByLabel('Python', { exact: true })).toBeEnabled();
	await page.getByLabel('Python', { exact: true }).selectOption('working');
	await expect(page.getByText('Python is changed.')).toBeVisible();
	await page.getByRole('button', { name: 'Share this role' }).click();
	const link = await page.getByLabel('Link', { exact: true }).inputValue();
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.goto(link);
	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(
		page.getByRole('heading', { level: 1, name: 'Lead Backend Engineer 2' })
	).toBeVisible();

	await page.goto('/data');
	const file = await downloading(page, 'Save a backup');
	// From another device, so that its content is checked by the schemas.
	const event = await buildHashedEvent('self-rated', {}, { dev: 'elsewhere' });
	await bringIn(page, `${JSON.stringify(event)}\n`);
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('1 event was added.')).toBeVisible();
	await page.getByRole('button', { name: 'Delete everything …' }).click();
	await page.getByLabel('Type delete to confirm').fill('delete');
	await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
	await page.getByLabel('Choose a backup file').setInputFiles(file);
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('events were added')).toBeVisible();

	await page.goto('/nowhere');
	await page.getByRole('link', { name: 'Back to the start' }).click();
	await page.getByRole('link', { name: 'About' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function downloading(page: Page, name: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name }).first().click();
	return (await download).path();
}

export async function bringIn(page: Page, text: string | Buffer, name = 'a.jsonl'): Promise<void> {
	await page
		.getByLabel('Choose a backup file')
		.setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
}
