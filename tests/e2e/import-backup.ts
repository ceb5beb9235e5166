import { expect, type Page } from '@playwright/test';

/** Brings a backup in on /data and waits until it is there. */
export async function importBackup(page: Page, text: string): Promise<void> {
	await page.goto('/data');
	await page.getByLabel('Choose a backup file').setInputFiles({
		name: 'backup.jsonl',
		mimeType: 'text/plain',
		buffer: Buffer.from(text)
	});
	await page.getByRole('button', { name: 'Add them' }).click({ timeout: 120_000 });
	await expect(page.getByText('events were added')).toBeVisible({ timeout: 120_000 });
}
