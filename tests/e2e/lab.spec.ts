import type { Locator, Page } from '@playwright/test';
import { expect, Site, test, visit } from './site.ts';

const steps = (page: Page): Locator => page.getByRole('list', { name: 'Steps' }).locator('> li');
const handle = (page: Page, position: number): Locator =>
	steps(page)
		.nth(position - 1)
		.locator('[data-handle]');
const said = (page: Page): Locator => page.locator('[aria-live=polite]');

async function open(page: Page, address: string): Promise<void> {
	await page.goto(`/lab#${address}`);
	await expect(page.getByRole('heading', { name: 'What is left' })).toBeVisible();
}

/** The sessions of the steps from top to bottom: `AABB`. */
async function shownOrder(page: Page): Promise<string> {
	const texts = await steps(page).locator('.badge').allInnerTexts();
	return texts.map((text) => text.trim().slice(-1)).join('');
}

async function expectOrder(page: Page, order: string): Promise<void> {
	await expect.poll(() => shownOrder(page)).toBe(order);
	await expect(page).toHaveURL(new RegExp(`/${order}$`));
}

/** The middle of what is to be taken hold of, once it stands still. */
async function middle(locator: Locator): Promise<{ x: number; y: number }> {
	await locator.scrollIntoViewIfNeeded();
	const box = await locator.boundingBox();
	if (!box) throw new Error('not on the page');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

test('begins with one session after the other, and follows the buttons', async ({ page }) => {
	await open(page, 'lost-update');
	expect(await shownOrder(page)).toBe('AAABBB');
	const first = steps(page)
		.nth(0)
		.getByRole('button', { name: /^Move down/ });
	await expect(first, 'a step cannot pass the next of its own session').toBeDisabled();
	await steps(page)
		.nth(2)
		.getByRole('button', { name: /^Move down/ })
		.click();
	await expectOrder(page, 'AABABB');
	await expect(said(page)).toContainText('Now step 4 of 6.');
});

test('goes on by keyboard, with the focus on the step that moves', async ({ page }) => {
	await open(page, 'lost-update/read-committed/AAABBB');
	await steps(page)
		.nth(3)
		.getByRole('button', { name: /^Move up/ })
		.focus();
	await page.keyboard.press('Enter');
	await expectOrder(page, 'AABABB');
	await page.keyboard.press('Alt+ArrowUp');
	await expectOrder(page, 'ABAABB');
	await page.keyboard.press('Alt+ArrowUp');
	await expectOrder(page, 'BAAABB');
	await expect(
		steps(page)
			.nth(0)
			.getByRole('button', { name: /^Move down/ })
	).toBeFocused();
	await page.keyboard.press('Alt+ArrowDown');
	await expectOrder(page, 'ABAABB');
});

test('a mouse drags a step, as far as its own session lets it', async ({ page }) => {
	await open(page, 'lost-update/read-committed/AAABBB');
	const from = await middle(handle(page, 4));
	const to = await middle(handle(page, 2));
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(to.x, to.y - 12, { steps: 8 });
	await page.mouse.up();
	await expectOrder(page, 'ABAABB');

	const last = await middle(handle(page, 6));
	await page.mouse.move(last.x, last.y);
	await page.mouse.down();
	await page.mouse.move(last.x, to.y, { steps: 8 });
	await page.mouse.up();
	await expectOrder(page, 'ABAABB');
});

test('Escape puts a dragged step back', async ({ page }) => {
	await open(page, 'lost-update/read-committed/AAABBB');
	const from = await middle(handle(page, 4));
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x, from.y - 150, { steps: 8 });
	await expect.poll(() => shownOrder(page)).not.toBe('AAABBB');
	await page.keyboard.press('Escape');
	await page.mouse.up();
	await expectOrder(page, 'AAABBB');
});

test.describe('on a phone', () => {
	test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });

	test('a finger on the dots drags a step, and elsewhere scrolls the page', async ({ page }) => {
		await open(page, 'lost-update/read-committed/AAABBB');
		const client = await page.context().newCDPSession(page);
		const touch = async (
			type: 'touchStart' | 'touchMove' | 'touchEnd',
			points: readonly { x: number; y: number }[]
		) => client.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });

		async function slide(from: { x: number; y: number }, by: number): Promise<void> {
			await touch('touchStart', [from]);
			for (let n = 1; n <= 10; n++) {
				await touch('touchMove', [{ x: from.x, y: from.y + (by * n) / 10 }]);
			}
			await touch('touchEnd', []);
		}

		const to = await middle(handle(page, 2));
		const from = await middle(handle(page, 4));
		await slide(from, to.y - from.y - 12);
		await expectOrder(page, 'ABAABB');

		const before = await page.evaluate(() => scrollY);
		const text = await middle(steps(page).nth(3).locator('.did'));
		await slide(text, -150);
		await expect.poll(() => page.evaluate(() => scrollY)).not.toBe(before);
		expect(await shownOrder(page)).toBe('ABAABB');
	});

	test('nothing is wider than the page', async ({ page }) => {
		for (const address of ['lost-update/repeatable-read/ABABAB', 'deadlock/serializable/ABABAB']) {
			await open(page, address);
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(overflow, address).toBeLessThanOrEqual(0);
		}
	});
});

test('shows a lost update, and what a stricter level does with the same order', async ({
	page
}) => {
	await open(page, 'lost-update');
	await page.getByRole('button', { name: 'Show the anomaly' }).click();
	await expect(steps(page).filter({ hasText: 'error 40001' })).toHaveCount(0);
	const order = await shownOrder(page);
	await page.getByRole('radio', { name: 'repeatable read' }).check();
	await expectOrder(page, order);
	await expect(steps(page).filter({ hasText: 'error 40001' })).not.toHaveCount(0);
	await expect(said(page)).toContainText('At repeatable read.');
	await page.getByRole('button', { name: 'Reset' }).click();
	await expectOrder(page, 'AAABBB');
});

test('marks the step that cannot run, and all behind it', async ({ page }) => {
	await open(page, 'lost-update/read-committed/ABABBA');
	await expect(steps(page).nth(3)).toContainText('waits for A');
	await expect(steps(page).nth(4)).toContainText('cannot run: B is waiting for A');
	await expect(steps(page).nth(5)).toContainText('not reached');
	await expect(page.getByText('No end: this order cannot be run.')).toBeVisible();
});

test('an address survives a reload', async ({ page }) => {
	await open(page, 'lost-update/serializable/AAABBB');
	await steps(page)
		.nth(2)
		.getByRole('button', { name: /^Move down/ })
		.click();
	await expectOrder(page, 'AABABB');
	await page.reload();
	await expectOrder(page, 'AABABB');
	await expect(page.getByRole('radio', { name: 'serializable' })).toBeChecked();
	await expect(page.getByLabel('Anomaly')).toHaveValue('lost-update');
});

test('an address that names nothing here says so, and one may begin', async ({ page }) => {
	await open(page, 'lost-update/serializable/AAAB');
	await expect(page.getByRole('alert')).toContainText('“AAAB” is not an order');
	await expect(steps(page).first()).toBeVisible();
	await page.getByRole('button', { name: 'Reset' }).click();
	await expect(page.getByRole('alert')).toBeHidden();
	await page.evaluate(() => (location.hash = '#no-such-anomaly'));
	await expect(page.getByRole('alert')).toContainText('no anomaly called “no-such-anomaly”');
});

test('works with the host gone after a visit of another page', async ({ context }) => {
	const site = await Site.open('build');
	const page = await visit(context, site.origin);
	await site.close();
	await page.goto(`${site.origin}/lab#deadlock`);
	await page.getByRole('button', { name: 'Show the anomaly' }).click();
	await expect(steps(page).filter({ hasText: 'error 40P01' })).not.toHaveCount(0);
});

test('says so when the recording does not arrive, and tries again', async ({
	browser,
	baseURL
}) => {
	await using context = await browser.newContext({ serviceWorkers: 'block' });
	const page = await context.newPage();
	await page.route('**/laboratory.*.json', (route) => route.abort());
	await page.goto(`${baseURL}/lab`);
	await expect(page.getByRole('alert')).toContainText('could not be reached');
	await page.unroute('**/laboratory.*.json');
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('heading', { name: 'What is left' })).toBeVisible();
});
