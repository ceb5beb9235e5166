import type { Page } from '@playwright/test';
import { chromiumOptions } from '../../scripts/find-chromium.mjs';
import { answer, installClock, start } from '../e2e/sit.ts';
import { expect, test, visit } from '../e2e/site.ts';

// Playwright turns the cache off, because its own bookkeeping of navigations does not know it: no `goBack` here.
test.use({
	launchOptions: { ...chromiumOptions(), ignoreDefaultArgs: ['--disable-back-forward-cache'] }
});

/** `persisted` of each time the page was shown; it survives only in a page that was itself kept. */
type Watched = Window & { shown: boolean[] };
const shownIn = (page: Page) => page.evaluate(() => (window as unknown as Watched).shown);

/** Opens the data page and leaves it, another tab gives an answer, and the way back is gone. */
async function comeBackAfterAnAnswer(page: Page, readyOther: (other: Page) => Promise<unknown>) {
	// A worker that is still being installed sends messages, which end a page's stay in the cache.
	const first = await visit(page.context(), '');
	await first.close();
	await page.addInitScript(() => {
		const shown: boolean[] = [];
		Object.assign(window, { shown });
		addEventListener('pageshow', ({ persisted }) => shown.push(persisted));
	});
	await page.goto('/data');
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
	await page.goto('/about');

	const other = await page.context().newPage();
	await installClock(other);
	await readyOther(other);
	await start(other);
	await answer(other, 1);

	await page.evaluate(() => history.back());
	await expect(page.getByRole('heading', { name: 'Your data' })).toBeVisible();
}

test('a page that comes back frozen reads what another tab stored meanwhile', async ({ page }) => {
	await comeBackAfterAnAnswer(page, (other) =>
		// Chromium lets go of a frozen page that a message reaches; other browsers keep it and drop the message.
		other.addInitScript(() => {
			BroadcastChannel.prototype.postMessage = () => {};
		})
	);
	await expect(page.getByText('1 in 1 session')).toBeVisible();
	expect(await shownIn(page)).toEqual([false, true]);
});

test('a page that was let go because another tab stored something is loaded anew', async ({
	page
}) => {
	await comeBackAfterAnAnswer(page, async () => {});
	await expect(page.getByText('1 in 1 session')).toBeVisible();
	expect(await shownIn(page)).toEqual([false]);
});
