import { readFile } from 'node:fs/promises';
import { answer, choose, finish, gapRows, installClock, start } from './sit.ts';
import { expect, test } from './site.ts';

test.use({ viewport: { width: 360, height: 740 } });

test.beforeEach(async ({ page }) => {
	await installClock(page);
});

test('leads from the first visit to the gap on a phone', async ({ page }) => {
	await start(page);
	for (let n = 1; n <= 12; n++) await answer(page, n);
	await finish(page);
	await page.getByRole('link', { name: 'See where you stand' }).click();
	await expect(page.getByText('Based on 12 answers.').first()).toBeVisible();
	const rows = await gapRows(page);
	expect(rows).toHaveLength(8);
	expect(rows.filter((row) => row.includes('not asked'))).toHaveLength(0);
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(360);
});

test('comes back to the same question with the answer in the making after a reload', async ({
	page
}) => {
	await start(page);
	await answer(page, 1);
	await answer(page, 2);
	await choose(page, 0);
	const stem = await page.locator('.stem').innerText();
	const form = await page.locator('form:has(.bar)').evaluate(stateOf);
	await page.reload();
	await expect(page.getByText('Question 3', { exact: true })).toBeVisible();
	await expect(page.locator('.stem')).toHaveText(stem, { useInnerText: true });
	expect(await page.locator('form:has(.bar)').evaluate(stateOf)).toEqual(form);
});

/** What is chosen and typed in a form. */
function stateOf(form: Element): string[] {
	const inputs = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')];
	const entries = [...form.querySelectorAll('ol li')].map((entry) => entry.textContent);
	return [
		...inputs.map((input) =>
			'checked' in input && input.type !== 'text' ? String(input.checked) : input.value
		),
		...entries
	];
}

test('ends where another tab has ended the session, with both answers kept', async ({
	page,
	context
}) => {
	await start(page);
	await answer(page, 1);
	const other = await context.newPage();
	await other.goto('/assess');
	await finish(other);
	await choose(page, 0);
	await page.getByRole('button', { name: 'Submit' }).click();
	await expect(page.getByRole('heading', { name: 'Done: 2 answers' })).toBeVisible();
	await page.getByRole('button', { name: 'Measure more' }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
});

test('takes "I don’t know" and a pause, and goes on after both', async ({ page }) => {
	await start(page);
	await page.getByRole('button', { name: 'I don’t know' }).click();
	await expect(page.getByText('Question 2', { exact: true })).toBeVisible();
	const stem = await page.locator('.stem').innerText();
	await page.getByRole('button', { name: 'Pause' }).click();
	await expect(page.getByText('One answer is kept')).toBeVisible();
	await page.reload();
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.locator('.stem')).toHaveText(stem, { useInnerText: true });
});

test('says what to do when nothing was answered', async ({ page }) => {
	await start(page);
	await page.getByRole('button', { name: 'Submit' }).click();
	await expect(page.getByRole('alert')).toHaveText('Answer first, or say that you don’t know.');
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
});

test('starts over where another tab has deleted everything', async ({ page, context }) => {
	await start(page);
	await choose(page, 0);
	const other = await context.newPage();
	await other.goto('/data');
	await other.getByRole('button', { name: 'Delete everything …' }).click();
	await other.getByLabel('Type delete to confirm').fill('delete');
	await other.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await expect(other.getByText('Everything is deleted.')).toBeVisible();
	await page.getByRole('button', { name: 'Submit' }).click();
	await expect(page.getByRole('button', { name: 'Start' })).toBeEnabled();
	await expect(other.getByText('0 in 0 sessions')).toBeVisible();
});

test('takes an own estimate back', async ({ page }) => {
	await page.goto('/assess');
	const rate = async (level: string) => {
		await page.getByText('Say first where you think you stand').click();
		await page.getByLabel('Relational data').selectOption(level);
		await page.getByRole('button', { name: 'Start' }).click();
		await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
		await finish(page);
		await page.getByRole('button', { name: 'Measure more' }).click();
	};
	await rate('2');
	await rate('');
	const rows = await gapRows(page);
	expect(rows.find((row) => row.startsWith('Relational data'))).toMatch(/\t–$/);
});

test('lets the single keys be switched off for good', async ({ page }) => {
	await start(page);
	await page.keyboard.press('?');
	await page.getByLabel('Use these keys').uncheck();
	await page.keyboard.press('Escape');
	await page.reload();
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog')).toBeHidden();
	await page.getByRole('button', { name: 'Keyboard help' }).click();
	await expect(page.getByLabel('Use these keys')).not.toBeChecked();
});

test('can be answered by keyboard alone', async ({ page }) => {
	await start(page);
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	// The first question that has options to number; the ones before it are passed over.
	let n = 1;
	while ((await page.locator('input[data-key]').count()) === 0) {
		await page.getByRole('button', { name: 'I don’t know' }).press('Enter');
		await expect(page.getByText(`Question ${++n}`, { exact: true })).toBeVisible();
	}
	await page.keyboard.press('2');
	await expect(page.locator('input[data-key="2"]')).toBeChecked();
	await page.keyboard.press('Enter');
	await expect(page.getByText(`Question ${n + 1}`, { exact: true })).toBeVisible();
});

test('explains each answer once the session is finished, and not before', async ({ page }) => {
	await start(page);
	await answer(page, 1);
	await finish(page);
	await page.locator('main li a').first().click();
	const first = page.locator('details').first();
	await first.locator('summary').click();
	await expect(first.getByRole('heading', { name: 'Why' })).toBeVisible();
	await expect(first.getByText(/By source:|See also:/)).toBeVisible();
	await expect(first.locator('li .rationale').first()).not.toBeEmpty();
});

test('shows the own estimate beside the measured level', async ({ page }) => {
	await page.goto('/assess');
	await page.getByText('Say first where you think you stand').click();
	await page.getByLabel('Relational data').selectOption('2');
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
	const rows = await gapRows(page);
	expect(rows.find((row) => row.startsWith('Relational data'))).toMatch(/\t2$/);
});

test('judges by changed levels without new questions, and undoes the change', async ({ page }) => {
	await page.goto('/role');
	const python = page.getByLabel('Python', { exact: true });
	await expect(python).toBeEnabled();
	await python.selectOption('working');
	await expect(page.getByText('Python is changed.')).toBeVisible();
	await page.reload();
	await expect(python).toHaveValue('2');
	await page.getByRole('button', { name: 'Back to the ad’s levels' }).click();
	await expect(python).toHaveValue('4');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(python).toHaveValue('2');
});

test('names a skill or role that is not there and leads back', async ({ page }) => {
	await page.goto('/skills/cobol');
	await expect(page.getByText('There is no skill called “cobol”.')).toBeVisible();
	await page.getByRole('link', { name: 'See all skills of the role' }).click();
	await expect(page.getByRole('heading', { name: 'Lead Backend Engineer' })).toBeVisible();
	await page.goto('/role?id=astronaut');
	await expect(page.getByText('There is no role called “astronaut”')).toBeVisible();
	await page.goto('/nowhere');
	await expect(page.getByText('Mettle has no page at “/nowhere”.')).toBeVisible();
	await page.getByRole('link', { name: 'Back to the start' }).click();
	await expect(page.getByRole('link', { name: 'Measure yourself' })).toBeVisible();
});

test('saves the radar as SVG and PNG, and prints on one page', async ({ page }) => {
	await start(page);
	await answer(page, 1);
	await finish(page);
	await gapRows(page);
	const save = async (name: string) => {
		const download = page.waitForEvent('download');
		await page.getByRole('button', { name }).click();
		return readFile(await (await download).path());
	};
	const svg = (await save('Save as SVG')).toString();
	expect(svg).toMatch(/^<svg [^>]*xmlns/);
	expect(svg).toContain('stroke-dasharray');
	expect(svg).not.toContain('var(--');
	const png = await save('Save as PNG');
	expect(png.subarray(1, 4).toString()).toBe('PNG');
	expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1500, 1200]);
	const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
	expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});
