import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { answer, installClock, start } from '../e2e/sit.ts';
import { expect, test, visit } from '../e2e/site.ts';

/** The kinds of the events that IndexedDB itself holds, asked without the app. */
function storedKinds(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('mettle-log');
				opening.onerror = () => reject(new Error(opening.error?.message));
				opening.onsuccess = () => {
					const reading = opening.result.transaction('events').objectStore('events').getAll();
					reading.onsuccess = () => {
						opening.result.close();
						resolve((reading.result as { kind: string }[]).map(({ kind }) => kind));
					};
				};
			})
	);
}

/** Stores something else until not even half a kilobyte goes in, as a full device has it. */
function fill(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				const opening = indexedDB.open('ballast');
				opening.onupgradeneeded = () =>
					opening.result.createObjectStore('bytes', { autoIncrement: true });
				opening.onsuccess = () => store(512 * 1024);

				function store(size: number): void {
					if (size < 512) {
						opening.result.close();
						return resolve();
					}
					const transaction = opening.result.transaction('bytes', 'readwrite');
					// Chance does not compress, so the disk grows by what is stored.
					const chunks = Array.from({ length: Math.ceil(size / 65_536) }, () =>
						crypto.getRandomValues(new Uint8Array(Math.min(size, 65_536)))
					);
					transaction.objectStore('bytes').add(chunks);
					transaction.oncomplete = () => store(size);
					transaction.onabort = () => store(size / 2);
				}
			})
	);
}

function deleteBallast(page: Page): Promise<void> {
	return page.evaluate(
		() =>
			new Promise<void>((resolve) => {
				indexedDB.deleteDatabase('ballast').onsuccess = () => resolve();
			})
	);
}

test('a full device refuses an answer visibly, and takes it once there is room', async ({
	page,
	baseURL
}) => {
	test.setTimeout(60_000);
	const cdp = await page.context().newCDPSession(page);
	const setQuota = (quotaSize: number) =>
		cdp.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize });
	// The app's own files are stored first, so that the room left is what the test measures out.
	await (await visit(page.context(), '')).close();
	await page.goto('/');
	const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
	await setQuota(used + 1_000_000);
	await installClock(page);
	await start(page);
	await answer(page, 1);
	await fill(page);
	await setQuota(1);
	const before = await storedKinds(page);
	expect(before).toContain('item-answered');

	// Refused, and said at once; the session goes on and the answer counts.
	await answer(page, 2);
	const notice = page.getByRole('alert');
	await expect(notice).toContainText('not stored yet');
	await expect(notice).toContainText('The device has no room left.');
	await expect(page.getByText('Question 3', { exact: true })).toBeVisible();
	expect(await storedKinds(page)).toEqual(before);

	// The export has what storage refused.
	await notice.getByRole('link', { name: 'save a backup' }).click();
	await expect(page.getByText('2 in 1 session')).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a backup' }).click();
	const lines = (await readFile(await (await download).path(), 'utf8')).split('\n');
	expect(lines.filter((line) => line.includes('"item-answered"'))).toHaveLength(2);

	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(notice).toContainText('Refused again');
	expect(await storedKinds(page)).toEqual(before);

	await deleteBallast(page);
	await setQuota(1_000_000_000);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(notice).toBeHidden();
	const after = await storedKinds(page);
	expect(after.filter((kind) => kind === 'item-answered')).toHaveLength(2);
	await page.reload();
	await expect(page.getByText('2 in 1 session')).toBeVisible();
});
