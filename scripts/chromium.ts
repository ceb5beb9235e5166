import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import { chromiumOptions } from './find-chromium.mjs';

export function launchChromium(): Promise<Browser> {
	return chromium.launch(chromiumOptions());
}

/** A browser with a profile on disk, which outlives it. */
export function launchProfile(folder: string): Promise<BrowserContext> {
	return chromium.launchPersistentContext(folder, chromiumOptions());
}
