import {
	countLoads,
	lookForUpdate,
	nextRelease,
	ReleaseCopy,
	releaseOf,
	scriptNamed
} from '../e2e/releases.ts';
import { expect, Site, test, visit } from '../e2e/site.ts';

test.describe('a file that the deployment has removed, in a tab without a worker', () => {
	const withoutWorker = { serviceWorkers: 'block' } as const;
	const asksForReload = 'This tab has to be loaded anew';

	test('the tab goes on in the new release, where the person was going', async ({ browser }) => {
		await using site = await Site.open('build');
		await using context = await browser.newContext(withoutWorker);
		const page = await context.newPage();
		await page.goto(site.origin);
		await expect(page.getByText('Honest bands')).toBeVisible();
		const before = await releaseOf(page);
		const loads = countLoads(page);
		site.deploy(nextRelease);
		await page.getByRole('navigation').getByRole('link', { name: 'Gap' }).click();
		await expect(page.getByText('Nothing is measured yet.')).toBeVisible();
		await expect(page).toHaveURL(`${site.origin}/gap`);
		expect(await releaseOf(page)).not.toBe(before);
		expect(loads.count).toBe(1);
	});

	test('a host that never has the file: one reload, then a message', async ({ browser }) => {
		using broken = new ReleaseCopy('build');
		broken.remove(scriptNamed('Gap', 'build'));
		await using site = await Site.open(broken.folder);
		await using context = await browser.newContext(withoutWorker);
		const page = await context.newPage();
		const loads = countLoads(page);
		await page.goto(`${site.origin}/gap`);
		await expect(page.getByText(asksForReload)).toBeVisible();
		expect(loads.count).toBe(2);

		// The host is whole again, and the person reloads.
		site.deploy('build');
		await page.getByText(asksForReload).locator('..').getByRole('button').click();
		await expect(page.getByText('Nothing is measured yet.')).toBeVisible();
		await expect(page.getByText(asksForReload)).toBeHidden();
	});

	test('with a question open: no reload, but a message', async ({ browser }) => {
		await using site = await Site.open('build');
		await using context = await browser.newContext(withoutWorker);
		const page = await context.newPage();
		await page.goto(`${site.origin}/assess`);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
		const loads = countLoads(page);
		site.deploy(nextRelease);
		await page.getByRole('navigation').getByRole('link', { name: 'Role' }).click();
		await expect(page.getByText(asksForReload)).toBeVisible();
		expect(loads.count).toBe(0);
	});
});

test('a page that fails in the stored release while the host has a newer one: it is not loaded again and again', async ({
	browser
}) => {
	await using site = await Site.open('build');
	await using context = await browser.newContext();
	const page = await visit(context, site.origin);
	site.deploy(nextRelease);
	await lookForUpdate(page);
	const loads = countLoads(page);
	await page.goto(`${site.origin}/skills/no-such-skill`);
	await expect(page.getByText('There is no skill called “no-such-skill”.')).toBeVisible();
	expect(loads.count).toBe(1);
});
