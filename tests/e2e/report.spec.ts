import { installClock, start } from './sit.ts';
import { expect, test } from './site.ts';

test('a mistake found in a session is reported as a text that the person sends, and the session goes on', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await installClock(page);
	await start(page);
	const stem = await page.locator('.stem').innerText();
	const sent: string[] = [];
	page.on('request', (request) => {
		if (request.method() !== 'GET') sent.push(request.url());
	});

	await page.getByRole('link', { name: 'Report a mistake' }).click();
	await expect(page.getByLabel('The report')).toBeFocused();
	await page.keyboard.type('The second option holds as well.');
	await page.getByRole('button', { name: 'Copy' }).click();
	await expect(page.getByText('Copied.')).toBeVisible();

	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^Question: [a-z-]+\/[a-z0-9-]+\nWording: [\w-]{12}\nBank: [\w-]{12}\n/);
	expect(copied).toContain('What is wrong:\nThe second option holds as well.');
	expect(sent).toEqual([]);

	await page.getByRole('button', { name: 'Back to the question' }).click();
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
	await expect(page.locator('.stem')).toHaveText(stem, { useInnerText: true });
});

test('an address that names no question says where to find one', async ({ page }) => {
	await page.goto('/report#%3Cscript%3E');
	await expect(page.getByText('This address names no question.')).toBeVisible();
	await expect(page.getByLabel('The report')).toBeHidden();
});
