import { readFileSync } from 'node:fs';
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

function inLowerCase(headers: Record<string, string>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
	);
}
