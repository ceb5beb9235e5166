import { readFileSync } from 'node:fs';
import {
	formatTable,
	formatTexts,
	shippedLicences,
	tableFile,
	textsFile
} from '../../scripts/licences.ts';
import { licenceProblems, mayShip } from '../../scripts/package-licence.ts';
import { expect, test } from './site.ts';

const anew = 'Run npm run licences, and build again.';

test('lists exactly the packages whose code is in the build, with the words they ask for', () => {
	const packages = shippedLicences();
	expect(packages.map(({ name }) => name)).toContain('svelte');
	expect(licenceProblems(packages, mayShip, true)).toEqual([]);
	expect(readFileSync(tableFile, 'utf8'), anew).toBe(formatTable(packages));
	expect(readFileSync(textsFile, 'utf8'), anew).toBe(formatTexts(packages));
	expect(readFileSync('build/licences.txt', 'utf8'), anew).toBe(formatTexts(packages));
});

test('shows them on the page about Mettle, and all their words one tap away', async ({ page }) => {
	const packages = shippedLicences();
	await page.goto('/about');
	const rows = page.getByRole('region', { name: 'Code of others' }).locator('tbody tr');
	await expect(rows).toHaveCount(packages.length);
	for (const { name, version, licence } of packages) {
		const cells = new RegExp(`^${name}.*${version.replaceAll('.', '\\.')}${licence}$`);
		await expect(rows.filter({ hasText: cells })).toHaveCount(1);
	}
	const address = await page.getByRole('link', { name: 'one file' }).getAttribute('href');
	const texts = await page.request.get(address ?? '');
	expect(texts.headers()['content-type']).toContain('text/plain');
	expect(await texts.text()).toBe(formatTexts(packages));
});

test('keeps the words for offline use', () => {
	expect(readFileSync('build/service-worker.js', 'utf8')).toContain('/licences.txt');
});
