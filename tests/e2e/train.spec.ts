import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchProfile } from '../../scripts/chromium.ts';
import { answer, finish, installClock } from './sit.ts';
import { expect, Site, test, visit, watch } from './site.ts';

test('goes on at the same question with the browser restarted and the host gone', async () => {
	test.setTimeout(120_000);
	const profile = mkdtempSync(path.join(os.tmpdir(), 'mettle-train-'));
	const site = await Site.open('build');
	const online = await launchProfile(profile);
	const before = await visit(online, site.origin);
	await installClock(before);
	await before.goto(`${site.origin}/assess`);
	await before.getByRole('button', { name: 'Start' }).click();
	for (let n = 1; n <= 3; n++) await answer(before, n);
	await expect(before.getByText('Question 4', { exact: true })).toBeVisible();
	const stem = await before.locator('.stem').innerText();
	await online.close();
	await site.close();

	await using offline = await launchProfile(profile);
	const page = await offline.newPage();
	const problems = watch(page, site.origin);
	await installClock(page);
	await page.goto(`${site.origin}/assess`);
	await expect(page.getByText('Question 4', { exact: true })).toBeVisible();
	await expect(page.locator('.stem')).toHaveText(stem, { useInnerText: true });
	for (let n = 4; n <= 12; n++) await answer(page, n);
	await finish(page);
	await page.getByRole('link', { name: 'See where you stand' }).click();
	await expect(page.getByText('Based on 12 answers.').first()).toBeVisible();
	await page.getByRole('link', { name: 'Data', exact: true }).click();
	await expect(page.getByText('Everything opens without a network')).toBeVisible();
	expect(problems).toEqual([]);
});
