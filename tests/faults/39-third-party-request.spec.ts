import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from '@playwright/test';
import { chromiumOptions } from '../../scripts/find-chromium.mjs';
import { expect, routes, test } from '../e2e/site.ts';
import { walkMainFlows } from './main-flows.ts';

/** Whom Chromium asks by itself, about updates and forms. No page has a reason to ask any of them. */
const askedByChromium = new Set([
	'accounts.google.com',
	'android.clients.google.com',
	'clients2.google.com',
	'content-autofill.googleapis.com',
	'edgedl.me.gvt1.com',
	'mtalk.google.com',
	'optimizationguide-pa.googleapis.com',
	'redirector.gvt1.com',
	'safebrowsing.googleapis.com',
	'update.googleapis.com'
]);

/** The way out of the browser for everything but the site: pages, workers, and the browser itself. It leads nowhere. */
class Gate implements AsyncDisposable {
	readonly asked: string[] = [];
	#server = http.createServer((request, response) => {
		this.#note(new URL(request.url ?? '').host);
		response.writeHead(502).end();
	});

	async open(): Promise<string> {
		this.#server.on('connect', (request, socket) => {
			this.#note(request.url?.replace(/:\d+$/, '') ?? '');
			socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
		});
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		// A server that listens on a port has an address with one.
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	#note(host: string): void {
		if (!askedByChromium.has(host)) this.asked.push(host);
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
	}
}

test('fault 39: no flow and no page asks a third party for anything', async ({ baseURL }) => {
	test.setTimeout(240_000);
	await using gate = new Gate();
	const proxy = { server: await gate.open(), bypass: 'localhost' };
	await using browser = await chromium.launch({ ...chromiumOptions(), proxy });
	const page = await browser.newPage({ baseURL: baseURL ?? '' });
	await walkMainFlows(page);
	for (const route of routes.filter((name, i) => !name.startsWith('/skills/') || i % 10 === 0)) {
		await page.goto(route);
		await expect(page.locator('h1')).toBeVisible();
	}
	await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
	expect(gate.asked).toEqual([]);

	// The gate does see what leaves: a page without our policy asks, and is noted.
	await page.goto('about:blank');
	await page.goto('http://third.example/').catch(() => undefined);
	expect(gate.asked).toEqual(['third.example']);
});
