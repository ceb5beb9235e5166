import { mkdir } from 'node:fs/promises';
import { launchChromium } from './chromium.ts';
import { createServer } from './serve.mjs';

// npm run screenshots: draws the README's pictures from the built site (npm run build first).
const folder = 'docs/img';
const server = createServer('build');
await new Promise<void>((resolve) => server.listen(0, resolve));
const address = server.address();
if (address === null || typeof address === 'string') throw new Error('the server has no port');
const base = `http://localhost:${address.port}`;

const browser = await launchChromium();
await mkdir(folder, { recursive: true });
const context = await browser.newContext({ viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 });
const page = await context.newPage();
// A fixed clock, moved by hand: answers then count as read without anybody waiting.
await page.clock.install({ time: new Date('2026-11-23T09:00:00') });
await page.goto(`${base}/assess`);
await page.getByRole('button', { name: 'Start' }).click();

/** A person who knows about half: tries the first option of every second question. */
for (let n = 1; n <= 24; n++) {
	await page.getByText(`Question ${n}`, { exact: true }).waitFor();
	await page.clock.fastForward(45_000);
	const options = page.locator('label:has(input[data-key])');
	const hasOptions = (await options.count()) > 0;
	if (n === 6) await page.screenshot({ path: `${folder}/question.png` });
	if (hasOptions) {
		await options.nth(n % (await options.count())).click();
		await page.getByRole('button', { name: 'Submit' }).click();
	} else await page.getByRole('button', { name: 'I don’t know' }).click();
}
await page.getByRole('button', { name: 'Pause' }).click();
await page.getByRole('button', { name: 'Finish here' }).click();
await page.getByRole('link', { name: 'See where you stand' }).click();
await page.getByText('Skill by skill').waitFor();
await page.setViewportSize({ width: 1000, height: 900 });
await page.screenshot({ path: `${folder}/gap.png` });
await page.emulateMedia({ colorScheme: 'dark' });
await page.screenshot({ path: `${folder}/gap-dark.png` });
await browser.close();
server.close();
