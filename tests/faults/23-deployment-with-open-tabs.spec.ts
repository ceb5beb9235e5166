import { countLoads, lookForUpdate, nextRelease, releaseOf, update } from '../e2e/releases.ts';
import { expect, Site, test, visit, watch } from '../e2e/site.ts';

// Whole sittings, and several copies of the app to store.
test.setTimeout(90_000);

test('a deployment with open tabs: only the tab that asks changes, and every lazy part of the other works', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const asking = await visit(context, site.origin);
	const other = await visit(context, site.origin);
	const before = await releaseOf(other);
	const problems = watch(other, site.origin);
	const loads = countLoads(other);

	// The host has no file of the old release any more.
	site.deploy(nextRelease);
	expect(await lookForUpdate(asking)).toBe('installed');
	await update(asking);
	expect(await releaseOf(asking)).not.toBe(before);
	await expect(asking.getByRole('button', { name: 'Update now' })).toBeHidden();

	for (const [name, shown] of [
		['Gap', 'Nothing is measured yet.'],
		['Role', 'Architecture documents'],
		['Data', 'Events in all'],
		['Measure', 'Until decided']
	] as const) {
		await other.getByRole('navigation').getByRole('link', { name, exact: true }).click();
		await expect(other.getByText(shown).first()).toBeVisible();
	}
	await other.getByRole('button', { name: 'Start' }).click();
	await expect(other.getByText('Question 1', { exact: true })).toBeVisible();
	expect(await releaseOf(other)).toBe(before);
	expect(loads.count).toBe(0);
	expect(problems).toEqual([]);
});
