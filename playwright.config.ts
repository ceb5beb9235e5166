import { defineConfig } from '@playwright/test';
import { chromiumOptions } from './scripts/find-chromium.mjs';

const origin = `http://localhost:${process.env['PORT'] ?? 4173}`;

export default defineConfig({
	testDir: 'tests',
	testMatch: ['e2e/*.spec.ts', 'faults/*.spec.ts'],
	globalSetup: './tests/next-release.setup.ts',
	outputDir: 'test-results',
	forbidOnly: Boolean(process.env['CI']),
	retries: 0,
	workers: 2,
	fullyParallel: true,
	reporter: 'list',
	use: {
		baseURL: origin,
		launchOptions: chromiumOptions(),
		trace: 'off'
	},
	projects: [{ name: 'chromium' }],
	webServer: {
		command: 'node scripts/serve.mjs',
		url: `${origin}/`,
		reuseExistingServer: !process.env['CI']
	}
});
