import type { RequestListener } from 'node:http';
import { lookForUpdate, newScript, nextRelease, releaseOf, update } from '../e2e/releases.ts';
import { expect, Site, test, visit } from '../e2e/site.ts';

const damages: Readonly<Record<string, RequestListener>> = {
	'holds other content': (_request, response) => {
		response.setHeader('Content-Type', 'text/javascript').end('"other"');
	},
	'ends too soon': (_request, response) => {
		response.writeHead(200, { 'Content-Type': 'text/javascript', 'Content-Length': '1000' });
		response.write('import', () => response.destroy());
	},
	'is missing': (_request, response) => {
		response.writeHead(404).end();
	}
};

for (const [damage, answer] of Object.entries(damages)) {
	test(`a partial precache, as a file ${damage}: the old version stays, and the next try is whole`, async ({
		browser
	}) => {
		await using site = await Site.open('build');
		await using context = await browser.newContext();
		const page = await visit(context, site.origin);
		const before = await releaseOf(page);

		site.deploy(nextRelease);
		site.instead.set(newScript(), answer);
		expect(await lookForUpdate(page)).toBe('redundant');
		await page.reload();
		expect(await releaseOf(page)).toBe(before);
		await page.getByRole('navigation').getByRole('link', { name: 'Gap' }).click();
		await expect(page.getByText('Nothing is measured yet.')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Update now' })).toBeHidden();

		site.instead.clear();
		expect(await lookForUpdate(page)).toBe('installed');
		await update(page);
		expect(await releaseOf(page)).not.toBe(before);
		await expect(page.getByText('Nothing is measured yet.')).toBeVisible();
	});
}
