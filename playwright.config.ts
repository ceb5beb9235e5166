import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './scripts/find-chromium.mjs';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	workers: 2,
	fullyParallel: true,
	reporter: 'list',
	use: {
		baseURL: 'http://localhost:4173',
		launchOptions: chromiumOptions(),
		trace: 'off'
	},
	projects: [{ name: 'chromium' }],
	webServer: {
		command: 'node scripts/serve.mjs',
		url: 'http://localhost:4173/',
		reuseExistingServer: !process.env['CI']
	}
});
