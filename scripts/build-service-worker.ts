import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { getManifest } from 'workbox-build';
import type { Release } from '../src/service-worker/release.ts';
import { buildScript } from './build-script.ts';
import { contentHash } from './content-hash.ts';
import { securityHeaders } from './headers.mjs';

/** Writes `service-worker.js` for a built site, with the hash of every file that works offline. */
export async function buildServiceWorker(folder: string): Promise<void> {
	const release = await readRelease(folder);
	await buildScript('src/service-worker/worker.ts', path.join(folder, 'service-worker.js'), {
		__RELEASE__: JSON.stringify(release)
	});
}

/** Every file of a built site that works offline, shell pages among them. */
async function listFiles(folder: string): Promise<string[]> {
	const { manifestEntries } = await getManifest({
		globDirectory: folder,
		globPatterns: ['**/*.{css,html,js,json,png,svg,txt,webmanifest}'],
		// A system that installs the app takes its icons then, with a network; no page shows them.
		globIgnores: ['_app/version.json', 'robots.txt', 'service-worker.js', 'icons/*.png']
	});
	return manifestEntries.map(({ url }) => url).sort();
}

/** A page that the shell renders, so that it is not stored itself. */
const isShellPage = (file: string) => file.includes('/') && file.endsWith('.html');

/** What a device stores of a built site to work offline. */
export async function listStoredFiles(folder: string): Promise<string[]> {
	return (await listFiles(folder)).filter((file) => !isShellPage(file));
}

async function readRelease(folder: string): Promise<Release> {
	const names = await listFiles(folder);
	const contents = new Map(
		names
			.filter((file) => !isShellPage(file))
			.map((file) => [cleanAddress(file), readFileSync(path.join(folder, file))])
	);
	const parts = {
		files: Object.fromEntries([...contents].map(([url, bytes]) => [url, contentHash(bytes)])),
		bytes: [...contents.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
		shellRoutes: [...new Set(names.filter(isShellPage).map((file) => `/${path.dirname(file)}/`))],
		headers: securityHeaders
	};
	return { name: contentHash(JSON.stringify(parts)), ...parts };
}

/** The address at which every static host serves a file without redirecting. */
function cleanAddress(file: string): string {
	if (file === 'index.html') return '/';
	return `/${file === '404.html' ? file : file.replace(/\.html$/, '')}`;
}

if (process.argv[1] === import.meta.filename) await buildServiceWorker('build');
