// Playwright's own test: without script, a browser counts the scripts it was to load ahead as failed.
import { expect, type Page, test } from '@playwright/test';
import { routes } from '../e2e/site.ts';

/** What somebody reads there who has JavaScript switched off. */
const readable: Readonly<Record<string, string>> = {
	'/': 'Mettle asks you questions per skill',
	'/role': 'Each requirement quotes the words that ask for it.',
	'/assess': 'Answering questions needs JavaScript',
	'/gap': 'drawn from answers on your device and needs JavaScript',
	'/data': 'Everything you answer is kept in this browser',
	'/recovery': 'Your answers stay in this browser until you delete its data for this site.',
	'/lab': 'Bring the steps into any order, change the isolation level',
	'/report': 'This page prepares a text',
	'/about': 'Each answer moves an estimate of your ability in its skill'
};
const skillPages = routes.filter((route) => route.startsWith('/skills/'));
const otherPages = routes.filter((route) => !route.startsWith('/skills/'));

test.use({ javaScriptEnabled: false });

/** Every page ends by saying what this is, and where to read on. */
async function expectFooter(page: Page): Promise<void> {
	const footer = page.locator('noscript footer');
	await expect(footer).toBeVisible();
	expect(await footer.innerText()).toContain(
		'Mettle measures your technical skills against a role'
	);
	await expect(footer.locator('a').last()).toHaveAttribute('href', '/about');
}

async function expectReadable(page: Page, route: string, words: string): Promise<void> {
	await page.goto(route);
	await expect(page.locator('h1')).toHaveText(/\w{2}/);
	await expect(page).toHaveTitle(/Mettle/);
	const said = await page.locator('main').innerText();
	expect(said, route).toContain(words);
	expect(said.trim().length, route).toBeGreaterThan(80);
	await expectFooter(page);
}

for (const route of otherPages) {
	test(`fault 40: ${route} without JavaScript says what it is`, async ({ page }) => {
		// A page that is new must be named above, with its words.
		await expectReadable(page, route, readable[route] ?? `words of ${route}`);
	});
}

test('fault 40: every skill’s page without JavaScript says what it is about', async ({ page }) => {
	test.setTimeout(120_000);
	expect(skillPages.length).toBeGreaterThan(10);
	for (const route of skillPages) await expectReadable(page, route, 'Parts:');
});

test('fault 40: an unknown address without JavaScript still says whose it is', async ({ page }) => {
	await page.goto('/nowhere');
	await expectFooter(page);
});
