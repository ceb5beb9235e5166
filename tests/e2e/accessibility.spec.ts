import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createLongBackup } from '#tests/builders/long-log.ts';
import { answer, finish, installClock, start } from './sit.ts';
import { expect, test } from './site.ts';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const axe = await readFile(axePath, 'utf8');

/** Rules of WCAG 2.2 A and AA that the page breaks, with the places. */
async function violations(page: Page): Promise<string[]> {
	// Evaluated by the browser's debugger, which the page's policy does not concern.
	await page.evaluate(axe);
	// At its end the page's sticky bar lies where it belongs: a target that happens to lie half under it can be scrolled out.
	await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
	const results = await page.evaluate(async () => {
		const { axe } = window as unknown as {
			axe: { run: (root: Document, options: object) => Promise<AxeResults> };
		};
		return axe.run(document, {
			runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
		});
	});
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.target.join(' ')}`)
	);
}

const someItem = [{ id: 'transactions/row-lock-with-old-snapshot', hash: 'h1' }];

/** Every page, and what it shows once all of it is there. */
const pages = {
	'/': 'Honest bands',
	'/role': 'Architecture documents',
	'/assess': 'Until decided',
	'/gap': 'Nothing is measured yet.',
	'/data': 'Events in all',
	'/about': 'What it cannot say',
	'/recovery': 'Nothing is stored in this browser.',
	'/lab': 'What is left',
	'/report#transactions/lost-update:Ab3_x9QzLm01': 'Back to the question',
	'/skills/transactions': 'None yet.',
	'/nowhere': 'There is nothing here'
} as const;

for (const colorScheme of ['light', 'dark'] as const) {
	test.describe(`in ${colorScheme}`, () => {
		test.use({ colorScheme });
		test.beforeEach(async ({ page }) => {
			await installClock(page);
		});

		for (const [path, settled] of Object.entries(pages)) {
			test(`${path} has no violation`, async ({ page }) => {
				await page.goto(path);
				await expect(page.getByText(settled).first()).toBeVisible();
				expect(await violations(page)).toEqual([]);
			});
		}

		test('orders in the laboratory, also one that cannot be run, have no violation', async ({
			page
		}) => {
			for (const order of ['ABABAB', 'ABABBA']) {
				await page.goto(`/lab#lost-update/repeatable-read/${order}`);
				await expect(page.getByText('waits for A').first()).toBeVisible();
				expect(await violations(page)).toEqual([]);
			}
		});

		test('the reminder of a backup, and an import, have no violation', async ({ page }) => {
			await page.goto('/data');
			// Without its header a file is no backup of a known date.
			const [, ...lines] = (await createLongBackup(124, someItem, Date.now())).split('\n');
			await page.getByLabel('Choose a backup file').setInputFiles({
				name: 'lines.jsonl',
				mimeType: 'text/plain',
				buffer: Buffer.from(lines.join('\n'))
			});
			await page.getByRole('button', { name: 'Add them' }).click();
			await expect(page.getByText('Merge check')).toBeVisible();
			await page.getByText('How two devices become one').click();
			expect(await violations(page)).toEqual([]);
			await page.goto('/');
			await expect(page.getByText('60 answers live only in this browser.')).toBeVisible();
			expect(await violations(page)).toEqual([]);
		});

		test('a log that does not open has no violation', async ({ page }) => {
			await page.addInitScript(() => {
				IDBFactory.prototype.open = () => {
					throw new DOMException('full', 'QuotaExceededError');
				};
			});
			await page.goto('/data');
			await expect(page.getByText('What to do, in this order')).toBeVisible();
			expect(await violations(page)).toEqual([]);
		});

		test('questions, pause, results and explanations have no violation', async ({ page }) => {
			test.setTimeout(120_000);
			await start(page);
			for (let n = 1; n <= 12; n++) {
				expect(await violations(page)).toEqual([]);
				await answer(page, n);
			}
			await page.getByRole('button', { name: 'Pause' }).click();
			await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
			expect(await violations(page)).toEqual([]);
			await page.getByRole('button', { name: 'Go on' }).click();
			await finish(page);
			expect(await violations(page)).toEqual([]);
			await page.goto('/gap');
			await page.locator('summary').first().click();
			expect(await violations(page)).toEqual([]);
		});
	});
}

test('fits 320 px and 200 % zoom without scrolling sideways', async ({ page }) => {
	await installClock(page);
	for (const width of [320, 640]) {
		await page.setViewportSize({ width, height: 640 });
		for (const [path, settled] of Object.entries(pages)) {
			await page.goto(path);
			if (width === 640)
				await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			await expect(page.getByText(settled).first()).toBeVisible();
			const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
			expect(overflow, `${path} at ${width} px`).toBeLessThanOrEqual(0);
		}
	}
});

test('reaches everything on the gap page by keyboard', async ({ page }) => {
	await page.goto('/gap');
	const spoke = page.getByRole('button', { name: /^Relational:/ });
	await spoke.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Relational data' })).toBeVisible();
	await expect(spoke).toHaveAttribute('aria-pressed', 'true');
	await page.keyboard.press('Space');
	await expect(page.getByRole('heading', { name: 'Skill by skill' })).toBeVisible();
});
