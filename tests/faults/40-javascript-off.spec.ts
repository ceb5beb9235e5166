import { expect, routes, test } from '../e2e/site.ts';

/** What somebody reads there who has JavaScript switched off. */
const readable: Readonly<Record<string, string>> = {
	'/': 'Mettle asks you questions per skill',
	'/role': 'Each requirement quotes the words that ask for it.',
	'/assess': 'Answering questions needs JavaScript',
	'/gap': 'drawn from answers on your device and needs JavaScript',
	'/data': 'Everything you answer is kept in this browser',
	'/about': 'Each answer moves an estimate of your ability in its skill'
};

test.use({ javaScriptEnabled: false });

for (const route of [...routes, '/nowhere']) {
	test(`fault 40: ${route} without JavaScript says what it is`, async ({ page }) => {
		await page.goto(route);
		const body = page.locator('body');
		await expect(body).toContainText('Mettle measures your technical skills against a role');
		await expect(page.getByRole('link', { name: 'how it measures' })).toHaveAttribute(
			'href',
			'/about'
		);
		if (route === '/nowhere') return;
		await expect(page.locator('h1')).toHaveText(/\w{3}/);
		await expect(page).toHaveTitle(/Mettle/);
		const said = (await page.locator('main').innerText()).trim();
		expect(said).toContain(readable[route] ?? 'Parts:');
		expect(said.length).toBeGreaterThan(150);
	});
}
