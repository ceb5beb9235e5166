import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Page } from '@playwright/test';
import { launchProfile } from '../scripts/chromium.ts';
import { createLongBackup } from '../tests/builders/long-log.ts';
import { bankItems } from '../tests/e2e/bank-items.ts';
import { Site, visit } from '../tests/e2e/site.ts';

/**
 * npx tsx bench/measure-long-log.ts [events …]: what years of answers cost, in real Chromium with a profile on disk, over
 * the build in build/. Times are of one run on one machine: read them against each other.
 */
const sizes = process.argv.slice(2).map(Number);
const counts = sizes.length > 0 ? sizes : [1000, 10_000, 100_000, 200_000];
const runs = 5;

const median = (values: readonly number[]) =>
	values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** From the start of the navigation until the page shows what it read from the log. */
async function open(page: Page, url: string, settled: string): Promise<number> {
	await page.goto(url, { waitUntil: 'commit' });
	await page.getByText(settled).first().waitFor();
	return page.evaluate(() => performance.now());
}

async function timed<T>(step: () => Promise<T>): Promise<number> {
	const start = performance.now();
	await step();
	return performance.now() - start;
}

const columns = [
	'events',
	'check',
	'import',
	'first',
	'start',
	'refold',
	'gap',
	'refold gap',
	'export',
	'MB',
	'B/event'
];
console.log(
	'milliseconds; check: until an import is shown before it is done, first: the start after the import, start: later ones, refold: without what is kept'
);
console.log(columns.map((name) => name.padStart(10)).join(''));
for (const count of counts) {
	const profile = mkdtempSync(path.join(os.tmpdir(), 'mettle-long-log-'));
	await using site = await Site.open('build');
	await using context = await launchProfile(profile);
	const page = await visit(context, site.origin, '/data');
	const file = path.join(profile, 'backup.jsonl');
	writeFileSync(file, await createLongBackup(count, bankItems, Date.now()));

	const add = page.getByRole('button', { name: 'Add them' });
	const checked = await timed(async () => {
		await page.getByLabel('Choose a backup file').setInputFiles(file);
		await add.waitFor({ timeout: 300_000 });
	});
	const imported = await timed(async () => {
		await add.click();
		await page.getByText('events were added').waitFor({ timeout: 300_000 });
	});
	const isThere = 'Events in all';
	const first = await open(page, `${site.origin}/data`, isThere);
	const starts: number[] = [];
	const gaps: number[] = [];
	await open(page, `${site.origin}/gap`, 'Skill by skill');
	for (let run = 0; run < runs; run++) {
		starts.push(await open(page, `${site.origin}/data`, isThere));
		gaps.push(await open(page, `${site.origin}/gap`, 'Skill by skill'));
	}
	const forget = () =>
		page.evaluate(
			() =>
				new Promise<void>((resolve, reject) => {
					const request = indexedDB.deleteDatabase('mettle-cache');
					request.onsuccess = () => resolve();
					request.onerror = () => reject(new Error('mettle-cache stays'));
				})
		);
	await forget();
	const refold = await open(page, `${site.origin}/data`, isThere);
	await forget();
	const refoldGap = await open(page, `${site.origin}/gap`, 'Skill by skill');
	await open(page, `${site.origin}/data`, isThere);
	const exported = await timed(async () => {
		const download = page.waitForEvent('download', { timeout: 300_000 });
		await page.getByRole('button', { name: 'Save a backup' }).first().click();
		await (await download).path();
	});
	const bytes = await page.evaluate(async () => {
		const { usageDetails } = (await navigator.storage.estimate()) as StorageEstimate & {
			usageDetails?: { indexedDB?: number };
		};
		return usageDetails?.indexedDB ?? 0;
	});
	const row = [
		count,
		checked,
		imported,
		first,
		median(starts),
		refold,
		median(gaps),
		refoldGap,
		exported,
		bytes / 1e6,
		bytes / count
	];
	console.log(row.map((value) => value.toFixed(value < 100 ? 1 : 0).padStart(10)).join(''));
	await context.close();
	rmSync(profile, { recursive: true });
}
