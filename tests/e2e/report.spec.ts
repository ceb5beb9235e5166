import { installClock, start } from './sit.ts';
import { expect, test } from './site.ts';

test('a mistake found in a session is reported as a text that the person sends', async ({
	page,
	context
}) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await installClock(page);
	await start(page);
	const stem = await page.locator('.stem').innerText();
	const asked: string[] = [];
	page.on('request', (request) => {
		if (request.method() !== 'GET') asked.push(request.url());
	});

	await page.getByRole('button', { name: 'Report a mistake' }).click();
	const dialog = page.getByRole('dialog', { name: 'Report a mistake' });
	const report = dialog.getByLabel('The report');
	await expect(report).toBeFocused();
	await page.keyboard.type('The second option holds as well.');
	await dialog.getByRole('button', { name: 'Copy' }).click();
	await expect(dialog.getByText('Copied.')).toBeVisible();

	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^Question: [a-z-]+\/[a-z0-9-]+\nWording: [\w-]{12}\nBank: [\w-]{12}\n/);
	expect(copied).toContain('What is wrong:\nThe second option holds as well.');
	expect(asked).toEqual([]);

	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('button', { name: 'Report a mistake' })).toBeFocused();
	await expect(page.locator('.stem')).toHaveText(stem, { useInnerText: true });
});
