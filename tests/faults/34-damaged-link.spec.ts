import { expect, test } from '../e2e/site.ts';
import type { Page } from '@playwright/test';

const invitation = 'Somebody sent you the role “Lead Backend Engineer 2”';

/** A link to the preset with one level changed, made by the page itself; the own role is as before. */
async function makeLink(page: Page): Promise<string> {
	await page.goto('/role');
	const python = page.getByLabel('Python', { exact: true });
	await expect(python).toBeEnabled();
	await python.selectOption('working');
	await page.getByRole('button', { name: 'Share this role' }).click();
	const link = await page.getByLabel('Link', { exact: true }).inputValue();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(python).toHaveValue('4');
	return link;
}

/** How many events the browser has stored. */
async function storedEvents(page: Page): Promise<string> {
	await page.goto('/data');
	const cell = page.locator('dt', { hasText: 'Events in all' }).locator('+ dd');
	await expect(cell).toHaveText(/\d/);
	return cell.innerText();
}

test('fault 34: a whole link is previewed, kept only on the tap, and beside the own role', async ({
	page
}) => {
	const link = await makeLink(page);
	expect(link.length).toBeLessThan(8100);
	const before = await storedEvents(page);
	await page.goto(link);
	await expect(page.getByRole('heading', { name: invitation })).toBeFocused();
	await expect(page.getByText('It asks for 53 skills in 8 areas.')).toBeVisible();
	await expect(page).toHaveURL(/\/role$/);
	await page.getByRole('button', { name: 'Not now' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lead Backend Engineer');
	expect(await storedEvents(page)).toBe(before);

	await page.goto(link);
	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(
		page.getByText('You compare yourself with “Lead Backend Engineer 2” now.')
	).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('Python', { exact: true })).toHaveValue('2');
	await page.getByLabel('Role in use').selectOption('Lead Backend Engineer');
	await expect(page.getByLabel('Python', { exact: true })).toHaveValue('4');

	await page.goto(link);
	await expect(
		page.getByRole('heading', { name: 'You have this role already, as “Lead Backend Engineer 2”' })
	).toBeVisible();
});

test('fault 34: a link opened on the page itself is read as well', async ({ page }) => {
	const link = await makeLink(page);
	await page.evaluate((fragment) => (location.hash = fragment), new URL(link).hash);
	await expect(page.getByRole('heading', { name: invitation })).toBeVisible();
	await expect(page).toHaveURL(/\/role$/);
});

test('fault 34: a damaged link says what is wrong, and keeps nothing', async ({ page }) => {
	const link = await makeLink(page);
	const before = await storedEvents(page);
	const [address = '', payload = '', check = ''] =
		link.split('.').length === 3 ? link.split('.') : [];
	const damaged = {
		'The end of this link is missing': link.slice(0, -9),
		'Something in this link was changed': `${address}.A${payload.slice(1)}.${check}`,
		'A newer Mettle made this link (version 7)': link.replace('#1.', '#7.'),
		'lost the difference between capital and small letters': link.toLowerCase()
	};
	for (const [words, text] of Object.entries(damaged)) {
		await page.goto('about:blank');
		await page.goto(text);
		await expect(page.getByRole('alert'), words).toContainText(words);
		await expect(page).toHaveURL(/\/role$/);
	}
	// The same link once more, as a mail program has wrapped and decorated it, into the box.
	const wrapped = `> See <${link.replaceAll(/.{70}/g, '$&=\r\n> ')}&fbclid=x>).`;
	await page.getByRole('textbox').fill(wrapped);
	await page.getByRole('button', { name: 'Open it' }).click();
	await expect(page.getByRole('heading', { name: invitation })).toBeVisible();
	expect(await storedEvents(page)).toBe(before);
});
