import { answer, choose, installClock, start } from '../e2e/sit.ts';
import { expect, test } from '../e2e/site.ts';

test.beforeEach(async ({ page }) => {
	await installClock(page);
});

test('keeps both answers when two tabs submit at once', async ({ page, context }) => {
	await start(page);
	await answer(page, 1);
	const other = await context.newPage();
	await other.goto('/assess');
	await expect(other.getByText('Question 2', { exact: true })).toBeVisible();
	await choose(page, 0);
	await choose(other, 1);
	await Promise.all([
		page.getByRole('button', { name: 'Submit' }).click(),
		other.getByRole('button', { name: 'Submit' }).click()
	]);
	for (const tab of [page, other]) {
		await expect(tab.getByText('Question 2', { exact: true })).toBeHidden();
	}
	await page.goto('/data');
	await expect(page.getByText('3 in 1 session')).toBeVisible();
});
