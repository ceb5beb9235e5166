import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { chromiumPath } from './find-chromium.mjs';

/** Nothing but the pages under test may use the network: Chromium's own services are off. */
export const chromiumArguments = [
	'--no-sandbox',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--disable-quic',
	'--no-first-run'
];

const options = () => {
	const executablePath = chromiumPath();
	return { args: chromiumArguments, ...(executablePath ? { executablePath } : {}) };
};

export function launchChromium(): Promise<Browser> {
	return chromium.launch(options());
}

/** A browser with a profile on disk, which outlives it. */
export function launchProfile(folder: string): Promise<BrowserContext> {
	return chromium.launchPersistentContext(folder, options());
}
