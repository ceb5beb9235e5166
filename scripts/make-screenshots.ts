import { mkdir } from 'node:fs/promises';
import type { Item } from '../src/lib/core/items/item.ts';
import { plainText } from '../src/lib/core/items/plain-text.ts';
import type { Draft } from '../src/lib/core/session/draft.ts';
import { builtItems } from './built-bank.ts';
import { launchChromium } from './chromium.ts';
import { createServer } from './serve.mjs';

// npm run screenshots: draws the README's pictures from the built site (npm run build first).
const folder = 'docs/img';

const itemsById = new Map(builtItems().map((item) => [item.id as string, item]));

const server = createServer('build');
await new Promise<void>((resolve) => server.listen(0, resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');

const browser = await launchChromium();
await mkdir(folder, { recursive: true });
const context = await browser.newContext({
	viewport: { width: 390, height: 780 },
	deviceScaleFactor: 2
});
const page = await context.newPage();
// A fixed clock, moved by hand: answers then count as read without anybody waiting.
await page.clock.install({ time: new Date('2026-11-23T09:00:00') });
await page.goto(`http://localhost:${address.port}/assess`);
await page.getByText('Until decided').click();
await page.getByRole('button', { name: 'Start' }).click();

let pictured = false;

/** The picture's person is at home in data and Python, and knows the rest up to its level 2. */
function knows(item: Item): boolean {
	const isHome =
		/^(transactions|postgresql|indexing|query|database|python|fastapi|async|concurrency)/.test(
			item.skill
		);
	return item.level <= (isHome ? 4 : 2);
}

/** The question on the screen, by the draft that the page keeps of its answer. */
async function openItem(): Promise<Item> {
	// Leaving the page saves the draft, coming back lets the question's clock run on.
	await page.evaluate(() => dispatchEvent(new Event('pagehide')));
	await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	const draft = await page.evaluate(() => localStorage.getItem('mettle-draft'));
	const item = itemsById.get((JSON.parse(draft ?? '{}') as Draft).item);
	if (!item) throw new Error('no question is open');
	return item;
}

/** Gives the key. @returns false for the kinds that this picture does without */
async function giveKey(item: Item): Promise<boolean> {
	const rows = page.locator('label:has(input[data-key])');
	const texts = (await rows.allInnerTexts()).map(simplify);
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			for (const option of item.options.filter(({ correct }) => correct)) {
				await rows.nth(texts.indexOf(simplify(plainText(option.text)))).click();
			}
			return true;
		case 'numeric':
			await page.getByLabel('Your number').fill(String(item.value));
			return true;
		case 'short-text':
			await page.getByLabel('Your answer').fill(item.accepted[0] ?? '');
			return true;
		case 'faulty-line':
			await page
				.locator('.code label', { hasText: new RegExp(`^\\s*${item.line}\\D`) })
				.first()
				.click();
			return true;
		default:
			return false;
	}
}

/** The number at the end of a row is its key. */
const simplify = (text: string) => text.replace(/\s*\d?$/, '').replace(/\s+/g, '');

const done = page.getByRole('heading', { name: /^Done/ });
for (let n = 1; ; n++) {
	await page.getByText(`Question ${n}`, { exact: true }).or(done).waitFor();
	if (await done.isVisible()) break;
	const item = await openItem();
	if (item.kind === 'single-choice' && !pictured) {
		pictured = true;
		await page.screenshot({ path: `${folder}/question.png` });
	}
	await page.clock.fastForward(45_000);
	const isGiven = knows(item) && (await giveKey(item));
	await page.getByRole('button', { name: isGiven ? 'Submit' : 'I don’t know' }).click();
}
await page.getByRole('link', { name: 'See where you stand' }).click();
await page.getByText('Skill by skill').waitFor();
await page.setViewportSize({ width: 1000, height: 900 });
await page.evaluate(() => scrollTo(0, 0));
await page.screenshot({ path: `${folder}/gap.png` });
await page.emulateMedia({ colorScheme: 'dark' });
await page.screenshot({ path: `${folder}/gap-dark.png` });
await browser.close();
server.close();
