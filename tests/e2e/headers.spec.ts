import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { headersFor } from '../../scripts/headers.mjs';
import { expect, routes, test } from './site.ts';

test('sends the security headers with every page', async ({ request }) => {
	for (const route of routes) {
		const response = await request.get(route);
		expect(response.headers(), route).toMatchObject(inLowerCase(headersFor(route)));
	}
});

test.describe('cache lifetimes', () => {
	const script = /\/_app\/immutable\/entry\/start[^"]+\.js/.exec(
		readFileSync('build/index.html', 'utf8')
	)?.[0];
	for (const [address, lifetime] of [
		['/', 'no-cache'],
		['/service-worker.js', 'no-cache'],
		['/manifest.webmanifest', 'no-cache'],
		[script ?? '', 'public, max-age=31536000, immutable']
	] as const) {
		test(`keeps ${address} for: ${lifetime}`, async ({ request }) => {
			const response = await request.get(address);
			expect(response.headers()['cache-control']).toBe(lifetime);
		});
	}
});

test('gives the worker a policy of its own', async ({ request }) => {
	const response = await request.get('/service-worker.js');
	expect(response.headers()['content-security-policy']).toContain("default-src 'none'");
});

test('answers an unknown address with a page and status 404', async ({ request }) => {
	const response = await request.get('/no-such-page');
	expect(response.status()).toBe(404);
	expect(response.headers()).toMatchObject(inLowerCase(headersFor('/no-such-page')));
	expect(await response.text()).toContain('<!doctype html>');
});

for (const route of routes.filter(
	(name, index) => !name.startsWith('/skills/') || index % 20 === 0
)) {
	test(`opens ${route} without an error, a violated policy or a third party`, async ({ page }) => {
		await page.goto(route);
		await expect(page.locator('h1')).toBeVisible();
		await page.waitForLoadState('networkidle');
	});
}

test('cannot be framed by another site', async ({ browser, baseURL }) => {
	const framer = http.createServer((_request, response) =>
		response.setHeader('Content-Type', 'text/html').end(`<iframe src="${baseURL ?? ''}/"></iframe>`)
	);
	await new Promise<void>((resolve) => framer.listen(0, '127.0.0.1', resolve));
	// A server that listens on a port has an address with one.
	const { port } = framer.address() as AddressInfo;
	const page = await browser.newPage();
	await page.goto(`http://127.0.0.1:${port}/`);
	const [, frame] = page.frames();
	await expect.poll(() => frame?.url()).toBe('chrome-error://chromewebdata/');
	await page.close();
	framer.close();
});

test('says what it is with JavaScript off', async ({ browser }) => {
	const page = await browser.newPage({ javaScriptEnabled: false });
	await page.goto('/');
	await expect(page.locator('h1')).toBeVisible();
	await expect(page.locator('main')).toContainText('Mettle');
	await page.close();
});

function inLowerCase(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
	);
}
