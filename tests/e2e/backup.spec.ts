import { readFile } from 'node:fs/promises';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { createLongBackup } from '#tests/builders/long-log.ts';
import { answer, finish, installClock, start } from './sit.ts';
import { expect, test } from './site.ts';

test.beforeEach(async ({ page }) => {
	await installClock(page);
});

const someItem = [{ id: 'transactions/row-lock-with-old-snapshot', hash: 'h1' }];
const day = 86_400_000;

/** Brings a file in, without adding it yet. */
async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
	const mimeType = 'application/octet-stream';
	await page.getByLabel('Choose a backup file').setInputFiles({ name, mimeType, buffer });
}

async function bringIn(page: Page, name: string, buffer: Buffer): Promise<void> {
	await choose(page, name, buffer);
	await page.getByRole('button', { name: 'Add them' }).click();
	await expect(page.getByText('were added')).toBeVisible();
}

async function erase(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Delete everything …' }).click();
	await page.getByLabel('Type delete to confirm').fill('delete');
	await page.getByRole('dialog').getByRole('button', { name: 'Delete everything' }).click();
	await expect(page.getByText('0 in 0 sessions')).toBeVisible();
}

async function save(page: Page, button = 'Save a backup') {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).first().click();
	const file = await download;
	return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** A log made elsewhere, ending some days ago. @param count how many events; 62 are a session of 30 answers */
const madeElsewhere = async (count: number, daysAgo = 1) =>
	Buffer.from(await createLongBackup(count, someItem, Date.now() - daysAgo * day));

test.describe('sharing', () => {
	type Shared = { name: string; type: string; text: string };
	type Sheet = { answer: string; shared: Shared[] };

	/** A share sheet, which a browser without a window does not have. */
	async function giveSheet(page: Page, answer: string): Promise<void> {
		await page.addInitScript((answer) => {
			const sheet: Sheet = { answer, shared: [] };
			Object.assign(window, { sheet });
			navigator.canShare = (data) =>
				(data?.files ?? []).every(
					({ name, type }) => name.endsWith('.txt') && type === 'text/plain'
				);
			navigator.share = async (data) => {
				if (sheet.answer !== 'taken') throw new DOMException('refused', sheet.answer);
				for (const file of data?.files ?? []) {
					sheet.shared.push({ name: file.name, type: file.type, text: await file.text() });
				}
			};
		}, answer);
	}
	const sheetOf = (page: Page) =>
		page.evaluate(() => (window as unknown as { sheet: Sheet }).sheet.shared);
	const answerNext = (page: Page, answer: string) =>
		page.evaluate((answer) => {
			(window as unknown as { sheet: Sheet }).sheet.answer = answer;
		}, answer);

	test('hands a backup to the share sheet that comes back whole', async ({ page }) => {
		await giveSheet(page, 'taken');
		await page.goto('/data');
		await bringIn(page, 'elsewhere.jsonl', await madeElsewhere(62));
		await page.getByRole('button', { name: 'Share a backup' }).click();
		await expect(page.getByText(/^Shared as mettle-backup-.*\.txt\.$/)).toBeVisible();
		await expect(page.getByText('nothing was answered since')).toBeVisible();
		const [file] = await sheetOf(page);
		await erase(page);
		await bringIn(page, file?.name ?? '', Buffer.from(file?.text ?? ''));
		await expect(page.getByText('30 in 1 session')).toBeVisible();
	});

	test('takes a closed sheet for no backup and no failure', async ({ page }) => {
		await giveSheet(page, 'AbortError');
		await start(page);
		await answer(page, 1);
		await page.goto('/data');
		await page.getByRole('button', { name: 'Share a backup' }).click();
		await expect(page.getByText('Not shared: you closed the sheet.')).toBeVisible();
		await expect(page.getByText('There is none yet, and one answer lives only in')).toBeVisible();
	});

	test('says that sharing failed, and the download is there', async ({ page }) => {
		await giveSheet(page, 'DataError');
		await start(page);
		await answer(page, 1);
		await page.goto('/data');
		await page.getByRole('button', { name: 'Share a backup' }).click();
		await expect(page.getByText('Save it instead: it is the same backup.')).toBeVisible();
		await expect(page.getByText('There is none yet')).toBeVisible();
		expect((await save(page)).bytes.toString()).toContain('item-answered');
	});

	test('asks for another tap where making the backup took too long for the sheet', async ({
		page
	}) => {
		await giveSheet(page, 'NotAllowedError');
		await page.goto('/data');
		await page.getByRole('button', { name: 'Share a backup' }).click();
		await expect(page.getByText('Tap once more to share it.')).toBeVisible();
		await answerNext(page, 'taken');
		await page.getByRole('button', { name: 'Share it now' }).click();
		await expect(page.getByText(/^Shared as/)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Share a backup' })).toBeVisible();
	});

	test('is not forbidden by the headers of the page', async ({ page }) => {
		const headers = (await page.goto('/data'))?.headers() ?? {};
		expect(headers['permissions-policy']).toContain('camera=()');
		expect(headers['permissions-policy']).not.toContain('web-share');
	});

	test('offers no sheet where the browser has none', async ({ page }) => {
		await page.goto('/data');
		await expect(page.getByRole('button', { name: 'Save a backup' })).toBeVisible();
		await expect(page.getByRole('button', { name: 'Share a backup' })).toHaveCount(0);
	});
});

test.describe('compressed', () => {
	test('a large backup is smaller and comes back whole', async ({ page }) => {
		await page.goto('/data');
		await bringIn(page, 'elsewhere.jsonl', await madeElsewhere(62 * 80));
		await expect(page.getByText('2400 in 80 sessions')).toBeVisible();
		const { name, bytes } = await save(page);
		expect(name).toMatch(/^mettle-backup-.*\.jsonl\.gz$/);
		const text = gunzipSync(bytes);
		expect(text.byteLength).toBeGreaterThan(1_000_000);
		expect(bytes.byteLength).toBeLessThan(text.byteLength / 3);
		await erase(page);
		await bringIn(page, name, bytes);
		await expect(page.getByText('2400 in 80 sessions')).toBeVisible();
	});

	test('a small backup stays a text', async ({ page }) => {
		await page.goto('/data');
		await bringIn(page, 'elsewhere.jsonl.gz', gzipSync(await madeElsewhere(62)));
		const { name, bytes } = await save(page);
		expect(name).toMatch(/^mettle-backup-.*\.jsonl$/);
		expect(bytes.toString()).toContain('mettle-backup-end');
	});

	test('what was cut yields its lines and is told', async ({ page }) => {
		await page.goto('/data');
		const whole = gzipSync(await madeElsewhere(62 * 10));
		const cut = whole.subarray(0, whole.byteLength / 2);
		const inflated = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
		const lines = inflated.slice(0, inflated.lastIndexOf('\n')).split('\n');
		const answers = lines.filter((line) => line.includes('"item-answered"')).length;
		expect(answers).toBeGreaterThan(100);
		await choose(page, 'cut.gz', cut);
		await expect(page.getByText('The file ends before its end')).toBeVisible();
		await page.getByRole('button', { name: 'Add them' }).click();
		await expect(page.getByText('were added')).toBeVisible();
		await expect(page.getByText(new RegExp(`^${answers} in`))).toBeVisible();
	});

	test('a bomb is refused before it fills the memory', async ({ page }) => {
		await page.goto('/data');
		await choose(page, 'bomb.gz', gzipSync(Buffer.alloc(300_000_000)));
		await expect(
			page.getByText('bomb.gz unpacks into far more than any backup holds')
		).toBeVisible();
		await expect(page.getByText('0 in 0 sessions')).toBeVisible();
	});
});

test('tells the age of a backup and what came since', async ({ page }) => {
	await page.goto('/data');
	await bringIn(page, 'elsewhere.jsonl', await madeElsewhere(62, 23));
	await expect(page.getByText('The last one is from 3 weeks ago, and nothing')).toBeVisible();
	await start(page);
	await answer(page, 1);
	await page.goto('/data');
	await expect(page.getByText('3 weeks ago; 1 answer has come since')).toBeVisible();
	await page.getByRole('button', { name: 'Save a backup' }).click();
	await expect(page.getByText('just now, and nothing')).toBeVisible();
});

test('undoing an import takes back what it noted as a backup', async ({ page }) => {
	await start(page);
	await answer(page, 1);
	await page.goto('/data');
	await bringIn(page, 'elsewhere.jsonl', await madeElsewhere(62));
	await expect(page.getByText('1 answer has come since')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('Undone: everything is as it was')).toBeVisible();
	await expect(page.getByText('1 in 1 session')).toBeVisible();
	await expect(page.getByText('1 answer has come since')).toBeVisible();
});

test('two devices that bring each other in hold the same answers', async ({ page, browser }) => {
	const laptop = page;
	const context = await browser.newContext();
	const phone = await context.newPage();
	await installClock(phone);
	for (const [device, answers] of [
		[laptop, 2],
		[phone, 1]
	] as const) {
		await start(device);
		for (let n = 1; n <= answers; n++) await answer(device, n);
		await device.goto('/data');
	}
	const fromPhone = await save(phone);
	await bringIn(laptop, fromPhone.name, fromPhone.bytes);
	await expect(
		laptop.getByText('Merge check: one answer is now on both sides, and 2 more')
	).toBeVisible();
	const fromLaptop = await save(laptop);
	await bringIn(phone, fromLaptop.name, fromLaptop.bytes);
	await expect(
		phone.getByText('Merge check: 3 answers are in that file, and this device has the same.')
	).toBeVisible();
	await choose(phone, fromPhone.name, fromPhone.bytes);
	await expect(phone.getByRole('button', { name: 'Nothing to add: close' })).toBeVisible();
	for (const device of [laptop, phone]) {
		await expect(device.getByText('3 in 2 sessions')).toBeVisible();
	}
	await context.close();
});

test('explains two devices without script', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${baseURL}/data`);
	await page.getByText('How two devices become one').click();
	await expect(page.getByRole('cell', { name: '5 + 3 = 8' })).toBeVisible();
	await context.close();
});

test('saves the answers as a table', async ({ page }) => {
	await start(page);
	await answer(page, 1);
	await answer(page, 2);
	await page.goto('/data');
	const { name, bytes } = await save(page, 'Save as CSV');
	expect(name).toMatch(/^mettle-answers-\d{4}-\d{2}-\d{2}\.csv$/);
	const [head, ...rows] = bytes.toString().trimEnd().split('\r\n');
	expect(head).toBe('\uFEFFdate,session,skill,question,earned,possible,confidence,seconds');
	expect(rows).toHaveLength(2);
	expect(rows[0]).toMatch(
		/^\d{4}-\d\d-\d\dT[\d:.]+Z,[\w-]+,[a-z-]+,[a-z-]+\/[a-z-]+,\d+,\d+,\w*,[\d.]+$/
	);
	await expect(page.getByText('with 2 answers.')).toBeVisible();
});

test.describe('the reminder', () => {
	const reminder = (page: Page) => page.getByText('answers live only in this browser.');

	/** Answers that no file holds: brought in by one without a header, whose date nobody knows. */
	async function answersWithoutBackup(page: Page, count: number): Promise<void> {
		await page.goto('/data');
		const text = (await madeElsewhere(count, 2)).toString();
		await bringIn(page, 'lines.jsonl', Buffer.from(text.slice(text.indexOf('\n') + 1)));
	}

	test('comes with enough answers, is put off, and comes again fifty later', async ({ page }) => {
		await answersWithoutBackup(page, 62);
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'See your gap' })).toBeVisible();
		await expect(reminder(page)).toBeHidden();

		await answersWithoutBackup(page, 62 * 2);
		await page.goto('/');
		await expect(page.getByText('90 answers live only in this browser.')).toBeVisible();
		await page.getByRole('button', { name: 'Not now' }).click();
		await expect(reminder(page)).toBeHidden();
		await page.reload();
		await expect(page.getByRole('link', { name: 'See your gap' })).toBeVisible();
		await expect(reminder(page)).toBeHidden();

		await answersWithoutBackup(page, 62 * 4);
		await page.goto('/');
		await expect(page.getByText('210 answers live only in this browser.')).toBeVisible();
	});

	test('is settled by a backup', async ({ page }) => {
		await answersWithoutBackup(page, 62 * 2);
		await page.goto('/');
		await expect(reminder(page)).toBeVisible();
		expect((await save(page)).bytes.toString()).toContain('item-answered');
		await expect(page.getByText(/^Saved as mettle-backup/)).toBeVisible();
		await expect(reminder(page)).toBeHidden();
	});

	test('waits for the end of a session', async ({ page }) => {
		await answersWithoutBackup(page, 62 * 2);
		await start(page);
		await expect(reminder(page)).toBeHidden();
		await answer(page, 1);
		await finish(page);
		await expect(reminder(page)).toBeVisible();
	});
});

test.describe('keeping the storage', () => {
	const requests = (page: Page) =>
		page.evaluate(() => Number(sessionStorage.getItem('persist-requests')));

	test.beforeEach(async ({ page }) => {
		await page.addInitScript(() => {
			StorageManager.prototype.persisted = async () => false;
			StorageManager.prototype.persist = async () => {
				const count = Number(sessionStorage.getItem('persist-requests'));
				sessionStorage.setItem('persist-requests', String(count + 1));
				return false;
			};
		});
	});

	test('is asked for once by itself, and again only when the person wants', async ({ page }) => {
		await page.goto('/data');
		await expect(page.getByRole('button', { name: 'Ask the browser to keep it' })).toBeVisible();
		for (const round of [1, 2]) {
			await page.goto('/assess');
			await page.getByRole('button', { name: 'Start' }).click();
			await answer(page, 1);
			expect(await requests(page)).toBe(round - 1 && 1);
			await finish(page);
			await page.getByRole('link', { name: 'See where you stand' }).click();
			await expect(page.getByText('Skill by skill')).toBeVisible();
			expect(await requests(page)).toBe(1);
		}
		await page.goto('/data');
		await expect(page.getByText(/The browser was asked on .* and said no for now\./)).toBeVisible();
		await page.getByRole('button', { name: 'Ask again' }).click();
		await expect.poll(() => requests(page)).toBe(2);
	});
});
