import { readdirSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import {
	test as base,
	type BrowserContext,
	type ConsoleMessage,
	expect,
	type Page
} from '@playwright/test';
import { createServer } from '../../scripts/serve.mjs';

export { expect };

/** Every page that a build holds, as a host addresses it. */
export const routes = readdirSync('build', { recursive: true, encoding: 'utf8' })
	.filter((file) => file.endsWith('.html') && file !== '404.html')
	.map((file) => `/${file.replace(/(index)?\.html$/, '')}`)
	.sort();

/** Playwright's test, whose pages fail it for an error, a violated policy, a failed or a third party's request. */
export const test = base.extend({
	page: async ({ page, baseURL }, use) => {
		const problems = watch(page, baseURL ?? '');
		await reportViolations(page);
		await use(page);
		expect(problems).toEqual([]);
	}
});

/** Has a page say every violation of its policy in the console, also those of which Chromium says nothing itself. */
export async function reportViolations(page: Page): Promise<void> {
	await page.addInitScript(() =>
		addEventListener('securitypolicyviolation', (event) =>
			console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)
		)
	);
}

/** Writes down all that should not happen in a page. A violated policy shows as an error in the console. */
export function watch(page: Page, origin: string): string[] {
	const problems: string[] = [];
	page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
	page.on('console', (message) => {
		if (message.type() !== 'error' || isMissingPage(message)) return;
		problems.push(`console: ${message.text()} (${message.location().url})`);
	});
	page.on('requestfailed', (request) => {
		// A page that is left drops what it was still asking for.
		if (request.failure()?.errorText !== 'net::ERR_ABORTED')
			problems.push(`failed: ${request.url()}`);
	});
	page.on('request', (request) => {
		const url = new URL(request.url());
		if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) {
			problems.push(`third party: ${url.href}`);
		}
	});
	return problems;
}

/** That a page does not exist is an answer, which the browser notes by itself; a file of the app must. */
function isMissingPage(message: ConsoleMessage): boolean {
	const isPage = !/\.\w+$/.test(message.location().url);
	return isPage && message.text().includes('status of 404');
}

/** A host of its own, whose deployment can change while pages are open. */
export class Site implements AsyncDisposable {
	/** Addresses asked of the host since it was last emptied. */
	readonly requests: string[] = [];
	/** Answers that something between the host and the browser gives in the host's place, by address. */
	readonly instead = new Map<string, http.RequestListener>();
	origin = '';
	port = 0;
	#release: http.Server;
	#server: http.Server;

	private constructor(folder: string) {
		this.#release = createServer(folder);
		this.#server = http.createServer((request, response) => {
			this.requests.push(request.url ?? '');
			const answer = this.instead.get(request.url ?? '');
			if (answer) answer(request, response);
			else this.#release.emit('request', request, response);
		});
	}

	/** @param port 0 for any that is free; that of a closed site brings it back */
	static async open(folder: string, port = 0): Promise<Site> {
		const site = new Site(folder);
		await new Promise<void>((resolve) => site.#server.listen(port, 'localhost', resolve));
		// A server that listens on a port has an address with one.
		site.port = (site.#server.address() as AddressInfo).port;
		site.origin = `http://localhost:${site.port}`;
		return site;
	}

	deploy(folder: string): void {
		this.#release = createServer(folder);
		this.requests.length = 0;
	}

	[Symbol.asyncDispose](): Promise<void> {
		return this.close();
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}

/** Opens a page and waits until its copy for offline use is whole. */
export async function visit(context: BrowserContext, origin: string, route = '/'): Promise<Page> {
	const page = await context.newPage();
	await page.goto(origin + route);
	await page.evaluate(async () => {
		const { active } = await navigator.serviceWorker.ready;
		if (active?.state === 'activated') return;
		await new Promise((resolve) =>
			active?.addEventListener('statechange', resolve, { once: true })
		);
	});
	return page;
}
