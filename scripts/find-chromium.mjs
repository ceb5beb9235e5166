import { existsSync } from 'node:fs';
import process from 'node:process';

const usual = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/**
 * The Chromium to drive: CHROMIUM_PATH, else a system's one. Undefined leaves the choice to Playwright.
 * @returns {string | undefined}
 */
export function chromiumPath() {
	return [process.env.CHROMIUM_PATH, ...usual].find((file) => file && existsSync(file));
}

/** How to launch it. Nothing but the pages under test may use the network: Chromium's own services are off. */
export function chromiumOptions() {
	const executablePath = chromiumPath();
	const args = [
		'--no-sandbox',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync',
		'--disable-quic',
		'--no-first-run'
	];
	return { args, ...(executablePath ? { executablePath } : {}) };
}
