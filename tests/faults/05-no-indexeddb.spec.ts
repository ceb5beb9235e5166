import { readFile } from 'node:fs/promises';
import { answer, installClock, start } from '../e2e/sit.ts';
import { expect, test } from '../e2e/site.ts';

/** How browsers go about it: some have no database, some have one that may not be opened. */
const refusals = {
	'has no database': () => {
		Reflect.deleteProperty(globalThis, 'indexedDB');
		Reflect.deleteProperty(Object.getPrototypeOf(globalThis) as object, 'indexedDB');
	},
	'refuses to open its database': () => {
		IDBFactory.prototype.open = () => {
			throw new DOMException('The user denied permission to access the database.', 'SecurityError');
		};
	}
} as const;

for (const [what, refuse] of Object.entries(refusals)) {
	test(`a browser that ${what} measures in memory, says so, and exports`, async ({ page }) => {
		await page.addInitScript(refuse);
		await installClock(page);
		await start(page);
		await expect(page.getByText('This browser keeps nothing for this site')).toBeVisible();
		await answer(page, 1);
		await page.getByRole('link', { name: 'Data', exact: true }).click();
		await expect(page.getByText('1 in 1 session')).toBeVisible();
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Save a backup' }).first().click();
		expect(await readFile(await (await download).path(), 'utf8')).toContain('item-answered');
	});
}
