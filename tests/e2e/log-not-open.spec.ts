import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

async function expectsWayOut(page: Page, steps: readonly string[]): Promise<void> {
	await expect(page.getByRole('heading', { name: 'Your answers are not open' })).toBeVisible();
	await expect(page.locator('ol > li')).toHaveText(steps.map((step) => new RegExp(step)));
	const recovery = page.getByRole('link', { name: 'Export on the recovery page' });
	await expect(recovery).toHaveAttribute('href', '/recovery');
	await expect(page.getByRole('heading', { name: 'Offline' })).toBeVisible();
}

test('a device too full to open the log exports first, then makes room', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('full', 'QuotaExceededError');
		};
	});
	await page.goto('/data');
	await expect(page.getByRole('alert')).toContainText('This device has no room left');
	await expectsWayOut(page, ['^Export your answers', '^Free some space', '^Reload this page']);
});

test('a log that an older tab holds opens once that tab is closed', async ({ page, context }) => {
	const older = await context.newPage();
	await older.route('**/older', (route) =>
		route.fulfill({ contentType: 'text/html', body: 'a release that does not let go' })
	);
	await older.goto('/older');
	await older.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('mettle-log', 1);
				opening.onsuccess = () => {
					// Held on to, or the garbage collector would close it.
					Object.assign(window, { held: opening.result });
					resolve();
				};
			})
	);
	await page.goto('/data');
	await expect(page.getByRole('alert')).toContainText('An older Mettle is open in another tab');
	await expectsWayOut(page, ['^Close every other tab', '^Reload this page']);
	await older.close();
	await page.getByRole('button', { name: 'Reload' }).first().click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
});

test('a browser that stores nothing is not asked to keep it', async ({ page }) => {
	await page.addInitScript(() => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('refused', 'SecurityError');
		};
	});
	await page.goto('/data');
	await expect(page.getByText('No: this browser stores nothing for this site.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Ask the browser to keep it' })).toHaveCount(0);
});
