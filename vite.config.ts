import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumOptions } from './scripts/find-chromium.mjs';
import { shippedPackages } from './scripts/shipped-packages.ts';
import { bank } from './scripts/vite-plugin-bank.ts';
import { preview } from './scripts/vite-plugin-preview.ts';

/**
 * Few files: a request costs more than the bytes it brings. What every page needs is one file, what measures is another that
 * the pages bring after they are on the screen, and schemas, which only imports need, stay apart from both.
 */
const chunks = {
	codeSplitting: {
		// A group takes what its files import with it, unless a group of higher priority has it.
		groups: [
			{
				name: 'framework',
				test: /node_modules[\\/](svelte|@sveltejs|esm-env|clsx|devalue)[\\/]|preload-helper/,
				priority: 3
			},
			{
				name: 'base',
				test: /src[\\/]lib[\\/](app[\\/]mettle|ui[\\/](Deferred|level-choices))/,
				priority: 2
			},
			{
				name: 'storage',
				test: /src[\\/]lib[\\/](app[\\/]open-log|platform[\\/]storage[\\/]open-log-store)/,
				priority: 1
			},
			// What checks foreign values, with the schemas and their library: pages bring it only when such a value comes.
			{ name: 'known-event', test: /src[\\/]lib[\\/]core[\\/]log[\\/]known-event/, priority: 1 },
			{ name: 'catalogue', test: /virtual:mettle[\\/]catalogue/, priority: 2 },
			{
				name: 'measure',
				test: /src[\\/]lib[\\/](core[\\/]session[\\/]measure|app[\\/]standing|ui[\\/](text|level-words|BankFailure|gap[\\/]LevelBar))/,
				priority: 1
			}
		]
	}
};

export default defineConfig({
	plugins: [bank(), preview(), shippedPackages(), sveltekit()],
	resolve: {
		// The same module, minified by its authors with what a bundler cannot know: 2 kB less.
		alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.min.mjs' }]
	},
	build: { rolldownOptions: { output: chunks } },
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
					exclude: ['**/*.browser.test.ts', 'tests/proofs/**']
				}
			},
			{
				extends: true,
				test: {
					// These need the real software, which is more than Node: npm run proofs says what is missing.
					name: 'engines',
					environment: 'node',
					include: ['tests/proofs/**/*.test.ts'],
					testTimeout: 60_000,
					fileParallelism: false
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.browser.test.ts', 'tests/**/*.browser.test.ts'],
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: chromiumOptions()
						}),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
