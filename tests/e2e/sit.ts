import { expect, type Page } from '@playwright/test';

/** Enough time on a question for any answer to count as read; the page's own clock is moved, nobody waits. */
const readingMs = 20_000;

/** Takes over the page's clock, before it is opened. */
export async function installClock(page: Page): Promise<void> {
	await page.clock.install();
}

/** From the start page to the first question: two taps. */
export async function start(page: Page): Promise<void> {
	await page.goto('/');
	await page.getByRole('link', { name: 'Measure yourself' }).click();
	await page.getByRole('button', { name: 'Start' }).click();
	await expect(page.getByText('Question 1', { exact: true })).toBeVisible();
}

/** Gives an answer of the question's kind, without submitting it. @param pick which option, from 0, around the circle */
export async function choose(page: Page, pick: number): Promise<void> {
	const form = page.locator('form:has(.bar)');
	const options = form.locator('label:has(input[data-key])');
	const lines = form.locator('.code label');
	const typed = form.locator('input[type=text]');
	const selects = form.locator('select');
	const statements = form.getByRole('radio', { name: 'True' });
	const predictions = form.getByRole('group', { name: 'what does it come to' });
	const order = form.getByRole('button', { name: 'The order is right as it stands' });
	for (const rows of [options, lines]) {
		const count = await rows.count();
		if (count > 0) return rows.nth(pick % count).click();
	}
	if ((await typed.count()) > 0) return typed.fill('7');
	if ((await selects.count()) > 0) {
		for (const select of await selects.all()) await select.selectOption({ index: 1 });
		return;
	}
	if ((await statements.count()) > 0) {
		for (const statement of await statements.all()) await statement.check();
		return;
	}
	if ((await predictions.count()) > 0) {
		for (const step of await predictions.all()) await step.getByRole('radio').first().check();
		return;
	}
	// Gone once an order is given, which then stays as it is.
	if ((await order.count()) > 0) await order.click();
}

/** Answers the open question, number `n` from 1, and waits for what comes next. */
export async function answer(page: Page, n: number): Promise<void> {
	await expect(page.getByText(`Question ${n}`, { exact: true })).toBeVisible();
	await page.clock.fastForward(readingMs);
	await choose(page, n);
	await page.getByRole('button', { name: 'Submit' }).click();
	await expect(page.getByText(`Question ${n}`, { exact: true })).toBeHidden();
}

/** Ends the sitting from an open question. */
export async function finish(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Pause' }).click();
	await page.getByRole('button', { name: 'Finish here' }).click();
	await expect(page.getByRole('heading', { name: /^Done/ })).toBeVisible();
}

/** The rows of the gap's table, as text: the same gap gives the same rows. */
export async function gapRows(page: Page): Promise<string[]> {
	await page.goto('/gap');
	const table = page.getByRole('region', { name: 'The same as a table' });
	await expect(table).toBeVisible();
	return table.locator('tbody tr').allInnerTexts();
}
