import { countLoads, lookForUpdate, nextRelease, releaseOf, update } from '../e2e/releases.ts';
import { answer, choose, finish, installClock } from '../e2e/sit.ts';
import { expect, Site, test, visit } from '../e2e/site.ts';

// Whole sittings, and several copies of the app to store.
test.setTimeout(90_000);

test('an update during a session: the open question stays as it is until the session is over', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const elsewhere = await visit(context, site.origin);
	const page = await context.newPage();
	await installClock(page);
	await page.goto(`${site.origin}/assess`);
	await page.getByRole('button', { name: 'Start' }).click();
	await answer(page, 1);
	await expect(page.getByText('Question 2', { exact: true })).toBeVisible();
	const before = await releaseOf(page);
	const stem = await page.locator('.stem').innerText();
	await choose(page, 0);
	const loads = countLoads(page);
	const offer = page.getByRole('button', { name: 'Update now' });

	site.deploy(nextRelease);
	expect(await lookForUpdate(page)).toBe('installed');
	await expect(elsewhere.getByRole('button', { name: 'Update now' })).toBeVisible();
	await expect(offer).toBeHidden();

	// Another tab takes it, and the worker that answers this one is the new release's from now on.
	await update(elsewhere);
	await expect(page.locator('.stem')).toHaveText(stem, { useInnerText: true });
	await expect(offer).toBeHidden();
	for (const n of [2, 3, 4]) await answer(page, n);
	await finish(page);
	expect(loads.count).toBe(0);
	await page.getByRole('link', { name: 'See where you stand' }).click();
	await expect(page.getByText('Based on 4 answers.').first()).toBeVisible();
	expect(loads.count).toBe(0);
	expect(await releaseOf(page)).toBe(before);

	await update(page);
	await expect(page.getByText('Based on 4 answers.').first()).toBeVisible();
	expect(await releaseOf(page)).not.toBe(before);
});
