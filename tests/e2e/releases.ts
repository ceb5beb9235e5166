import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { Manifest } from 'vite';
import { buildServiceWorker } from '../../scripts/build-service-worker.ts';

const nextSource = '.svelte-kit/next-release/source';
/** The release after the one in `build/`; `tests/next-release.setup.ts` has built it. */
export const nextRelease = `${nextSource}/build`;

const immutable = '/_app/immutable/';

/** A release to damage, gone with its block. Declare it before the site that serves it, so that it outlives that. */
export class ReleaseCopy implements Disposable {
	readonly folder = mkdtempSync(path.join(os.tmpdir(), 'mettle-release-'));

	constructor(release: string) {
		cpSync(release, this.folder, { recursive: true });
	}

	/** Other content under an address. The compressed twins hold the old one, so they go. */
	write(address: string, content: string): void {
		this.remove(address);
		writeFileSync(path.join(this.folder, address), content);
	}

	remove(address: string): void {
		for (const ending of ['', '.br', '.gz']) {
			rmSync(path.join(this.folder, address + ending), { force: true });
		}
	}

	/** Makes what was changed a release of its own, as a build would, instead of a damaged one. */
	async release(): Promise<void> {
		await buildServiceWorker(this.folder);
	}

	[Symbol.dispose](): void {
		rmSync(this.folder, { recursive: true });
	}
}

/** The address of a script, by the name of its chunk. */
export function scriptNamed(name: string, release: string): string {
	const source = release === nextRelease ? nextSource : '.';
	const file = `${source}/.svelte-kit/output/client/.vite/manifest.json`;
	const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
	const chunk = Object.values(manifest).find((entry) => entry.name === name);
	if (!chunk) throw new Error(`no chunk is called ${name}`);
	return `/${chunk.file}`;
}

/** Addresses that the next release has other content under, as a device stores them. */
export function changedAddresses(): string[] {
	return filesOf(nextRelease)
		.filter((file) => /\.(css|html|js|json|png|svg|webmanifest)$/.test(file))
		.filter((file) => !/^(skills\/|_app\/version\.json|service-worker\.js)/.test(file))
		.filter((file) => !isSame(path.join('build', file), path.join(nextRelease, file)))
		.map((file) => (file === '404.html' ? '/404.html' : `/${file.replace(/(index)?\.html$/, '')}`))
		.sort();
}

/** A script that the next release has and `build/` has not. */
export function newScript(): string {
	const script = changedAddresses().find(
		(address) => address.startsWith(immutable) && address.endsWith('.js')
	);
	if (!script) throw new Error('the next release has no new script');
	return script;
}

function filesOf(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}

function isSame(a: string, b: string): boolean {
	try {
		return readFileSync(a).equals(readFileSync(b));
	} catch {
		return false;
	}
}

/** The release a page was made by: the name of the script that names all others. */
export const releaseOf = (page: Page) =>
	page.locator('link[rel=modulepreload][href*="/entry/app."]').getAttribute('href');

/** Looks for a new release, as a browser does on each visit, and waits until it is stored or refused. */
export const lookForUpdate = (page: Page) =>
	page.evaluate(async () => {
		const { installing, waiting } = await (await navigator.serviceWorker.ready).update();
		const worker = installing ?? waiting;
		while (worker && worker.state !== 'installed' && worker.state !== 'redundant') {
			await new Promise((resolve) =>
				worker.addEventListener('statechange', resolve, { once: true })
			);
		}
		return worker?.state;
	});

/** Takes the newer release that a page offers, and waits until the page is loaded from it. */
export async function update(page: Page): Promise<void> {
	const reloaded = page.waitForEvent('load');
	await page.getByRole('button', { name: 'Update now' }).click();
	await reloaded;
}

/** Counts how often a page is loaded from now on. */
export function countLoads(page: Page): { readonly count: number } {
	const loads = { count: 0 };
	page.on('load', () => loads.count++);
	return loads;
}
