import type { Page } from '@playwright/test';
import { createLongBackup } from '../builders/long-log.ts';
import { bankItems } from './bank-items.ts';
import { importBackup } from './import-backup.ts';
import { expect, test, visit } from './site.ts';

/** Opens the explanation of an answer given before to a question of the bank. */
async function openAnswer(page: Page, id: string): Promise<void> {
	const items = bankItems.filter((item) => item.id === id);
	expect(items, id).toHaveLength(1);
	await importBackup(page, await createLongBackup(62, items, Date.UTC(2026, 10, 1)));
	await page.goto(`/skills/${id.split('/')[0]}`);
	const first = page.locator('details').first();
	await first.locator('summary').first().click();
	await expect(first.getByRole('heading', { name: 'Why' })).toBeVisible();
}

const mark = (page: Page) => page.getByText('Proven on PostgreSQL');
const player = (page: Page) => page.getByRole('group', { name: 'Schedule, step by step' });

test('a proven key says on what and when, and opens into what the software did', async ({
	page
}) => {
	await openAnswer(page, 'transactions/for-update-makes-writers-wait');
	await expect(mark(page)).toContainText(/Proven on PostgreSQL [\d.]+(, | and )PostgreSQL [\d.]+/);
	await mark(page).click();
	await expect(player(page)).toBeVisible();
	await expect(player(page)).toContainText('step 1 of');
	await player(page).getByRole('button', { name: 'Next' }).click();
	await expect(player(page)).toContainText('step 2 of');
	await page.keyboard.press('End');
	await expect(player(page).getByRole('button', { name: 'Next' })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await page.keyboard.press('ArrowLeft');
	await page.keyboard.press('Home');
	await expect(player(page)).toContainText('step 0 of');
});

test('an unproven question says that it goes by its source', async ({ page }) => {
	await openAnswer(page, 'rest-apis/weak-etag-fails-if-match');
	await expect(page.getByText('By source:')).toBeVisible();
	await expect(page.getByText('Proven on')).toBeHidden();
});

test('the recording opens offline', async ({ context, baseURL }) => {
	const page = await visit(context, baseURL ?? '');
	await openAnswer(page, 'transactions/for-update-makes-writers-wait');
	await context.setOffline(true);
	await mark(page).click();
	await expect(player(page)).toBeVisible();
});

test.describe('on a phone', () => {
	test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

	test('the recording is stepped through by touch, and nothing is wider than the screen', async ({
		page
	}) => {
		await openAnswer(page, 'transactions/for-update-makes-writers-wait');
		await mark(page).tap();
		await player(page).getByRole('button', { name: 'All' }).tap();
		await expect(player(page)).toContainText(/step (\d+) of \1/);
		const widths = await page.evaluate(() => [
			document.documentElement.scrollWidth,
			document.documentElement.clientWidth
		]);
		expect(widths[0]).toBeLessThanOrEqual(widths[1] ?? 0);
	});
});

test('the page about the method counts the proven questions', async ({ page }) => {
	const proven = bankItems.filter((item) => 'proof' in item && !('retired' in item)).length;
	const asked = bankItems.filter((item) => !('retired' in item)).length;
	await page.goto('/about');
	await expect(page.getByText(`${proven} of ${asked} questions are proven.`)).toBeVisible();
});
