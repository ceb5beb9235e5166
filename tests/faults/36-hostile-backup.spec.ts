import { expect, test } from '../e2e/site.ts';
import { hostileLines } from './hostile-backup.ts';
import { bringIn } from './main-flows.ts';

const header = JSON.stringify({ format: 'mettle-backup', v: 1, created: 1, dev: 'stranger' });
const all = Object.values(hostileLines).join('\n');

/** What the browser's database of answers holds. */
const countStored = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const opening = indexedDB.open('mettle-log');
		opening.onerror = () => reject(new Error('the database does not open'));
		opening.onsuccess = () => {
			const counting = opening.result.transaction('events').objectStore('events').count();
			counting.onsuccess = () => {
				opening.result.close();
				resolve(counting.result);
			};
		};
	});

test.beforeEach(async ({ page }) => {
	await page.goto('/data');
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
});

test('fault 36: a file of hostile lines is refused in words, and nothing is stored', async ({
	page
}) => {
	await bringIn(page, all, 'stranger.jsonl');
	await expect(page.getByText('stranger.jsonl is not a Mettle backup.')).toBeVisible();
	expect(await page.evaluate(countStored)).toBe(0);
});

test('fault 36: hostile lines under a true header are left out, and nothing is stored', async ({
	page
}) => {
	await bringIn(page, `${header}\n${all}\n`, 'stranger.jsonl');
	const count = Object.keys(hostileLines).length;
	await expect(page.getByText(`${count} lines are damaged and left out`)).toBeVisible();
	await page.getByRole('button', { name: 'Nothing to add' }).click();
	expect(await page.evaluate(countStored)).toBe(0);
	await page.reload();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
});
