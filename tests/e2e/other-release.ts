import type { Page } from '@playwright/test';

/** Changes the log's database as a later release would, from a page of the same site; it then lets go of it. */
export async function upgradeLog(page: Page): Promise<void> {
	await page.evaluate(
		() =>
			new Promise<void>((resolve, reject) => {
				const request = indexedDB.open('mettle-log', 9990);
				request.onupgradeneeded = () => request.result.createObjectStore('later');
				request.onerror = () => reject(new Error('the upgrade failed'));
				request.onsuccess = () => {
					request.result.close();
					resolve();
				};
			})
	);
}
