import { expect, test } from '../e2e/site.ts';

test('a tab that holds an older database is named, and closing it is all it takes', async ({
	page,
	context
}) => {
	// A page without the app's code, so that nothing lets go of the database when asked.
	const holder = await context.newPage();
	await holder.goto('/about');
	await holder.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const request = indexedDB.open('mettle-log', 1);
				request.onsuccess = () => resolve();
			})
	);
	await page.goto('/data');
	// Mettle itself waits three seconds for the other tab to let go.
	const notice = page.getByText('An older Mettle is open in another tab');
	await expect(notice).toBeVisible({ timeout: 15_000 });
	await holder.close();
	await page.getByRole('alert').getByRole('button', { name: 'Reload' }).click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
	await expect(notice).toBeHidden();
});
