import { existsSync } from 'node:fs';
import process from 'node:process';

const usual = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
];

/** The Chromium to drive: CHROMIUM_PATH, else a system's one. Undefined leaves the choice to Playwright. */
export function chromiumPath() {
	return [process.env.CHROMIUM_PATH, ...usual].find((file) => file && existsSync(file));
}
