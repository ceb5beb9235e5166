import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { spawnSync } from 'node:child_process';
import type { Page } from '@playwright/test';
import { launchProfile } from '../../scripts/chromium.ts';
import { expect, Site, test } from '../e2e/site.ts';

const kills = 20;

/** Kills every process of the browser that uses a profile at once, as a crash or an empty battery does. */
function killBrowser(profile: string): void {
	if (process.platform !== 'linux') {
		spawnSync('pkill', ['-KILL', '-f', profile]);
		return;
	}
	for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
		try {
			if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile))
				process.kill(Number(pid), 'SIGKILL');
		} catch {
			// It ended between the listing and the reading, or belongs to somebody else.
		}
	}
}

/**
 * Answers one question after the other as fast as the page lets it.
 * @param submitted called right before each answer is submitted, @param acknowledged once the page has gone on from it
 */
function answerOnAndOn(page: Page): Promise<void> {
	return page.evaluate(async () => {
		const report = window as unknown as { submitted(): void; acknowledged(): void };
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		const button = (name: string) =>
			[...document.querySelectorAll('button')].find(
				(one) => one.textContent.trim() === name && !one.disabled
			);
		const question = () =>
			/Question \d+/.exec(document.querySelector('main')?.textContent ?? '')?.[0];
		for (;;) {
			const before = question();
			const dontKnow = button('I don’t know');
			if (before && dontKnow) {
				report.submitted();
				// A click while the question is still being set up is passed over, as a person's would be.
				while (question() === before) {
					button('I don’t know')?.click();
					await frame();
				}
				report.acknowledged();
			} else {
				(button('Start') ?? button('Measure more'))?.click();
				await frame();
			}
		}
	});
}

async function countAnswers(page: Page, origin: string): Promise<number> {
	await page.goto(`${origin}/data`);
	const answers = page.locator('dt:text-is("Answers") + dd');
	return Number.parseInt(await answers.innerText(), 10);
}

test(`a browser killed ${kills} times in mid-write has every acknowledged answer`, async () => {
	test.setTimeout(600_000);
	const profile = mkdtempSync(path.join(os.tmpdir(), 'mettle-killed-'));
	await using site = await Site.open('build');
	let submitted = 0;
	let acknowledged = 0;
	let inMidWrite = 0;
	for (let life = 0; life <= kills; life++) {
		const context = await launchProfile(profile);
		const page = await context.newPage();
		// The guard of a start may take a killed one for a failed one, and then offers to try again: here, at once.
		await page.addInitScript(() => localStorage.removeItem('mettle-starts'));
		const stored = await countAnswers(page, site.origin);
		expect(stored).toBeGreaterThanOrEqual(acknowledged);
		expect(stored).toBeLessThanOrEqual(submitted);
		// What was stored without being acknowledged counts from here on.
		submitted = acknowledged = stored;
		if (life === kills) {
			await context.close();
			break;
		}
		const died = new Promise<void>((resolve) => context.once('close', () => resolve()));
		// Most lives end with their first submission, some with the second: after two dozen answers nothing is left to ask.
		const last = submitted + 1 + (life % 3 === 0 ? 1 : 0);
		await page.exposeFunction('acknowledged', () => void acknowledged++);
		await page.exposeFunction('submitted', () => {
			submitted++;
			// A dying page may still submit more; its life ends once.
			if (submitted !== last) return;
			if (acknowledged < submitted) inMidWrite++;
			killBrowser(profile);
		});
		await page.getByRole('link', { name: 'Measure', exact: true }).click();
		await answerOnAndOn(page).catch(() => undefined);
		await died;
		// What a killed browser leaves behind keeps another from its profile for a while.
		for (const name of readdirSync(profile)) {
			if (name.startsWith('Singleton')) rmSync(path.join(profile, name));
		}
	}
	expect(inMidWrite).toBe(kills);
	expect(acknowledged).toBeGreaterThanOrEqual(kills / 3);
	rmSync(profile, { recursive: true });
});
