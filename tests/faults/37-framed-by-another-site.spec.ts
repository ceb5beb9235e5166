import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame } from '@playwright/test';
import { expect, test } from '../e2e/site.ts';

const blocked = 'chrome-error://chromewebdata/';

/** Shows an address in a frame of a site on another host. */
async function framed(
	browser: Browser,
	address: string,
	check: (frame: Frame | undefined) => Promise<void>
): Promise<void> {
	const framer = http.createServer((request, response) => {
		const body = request.url === '/inner' ? 'inner' : `<iframe src="${address}"></iframe>`;
		response.setHeader('Content-Type', 'text/html').end(body);
	});
	await new Promise<void>((resolve) => framer.listen(0, '127.0.0.1', resolve));
	// A server that listens on a port has an address with one.
	const { port } = framer.address() as AddressInfo;
	const page = await browser.newPage();
	try {
		await page.goto(`http://127.0.0.1:${port}/`);
		await check(page.frames()[1]);
	} finally {
		await page.close();
		framer.closeAllConnections();
		framer.close();
	}
}

for (const route of ['/', '/role', '/assess', '/data', '/about', '/nowhere', '/licences.txt']) {
	test(`fault 37: ${route} framed by another site stays blank`, async ({ browser, baseURL }) => {
		await framed(browser, `${baseURL ?? ''}${route}`, async (frame) => {
			await expect.poll(() => frame?.url()).toBe(blocked);
		});
	});
}

test('fault 37: a page without our headers is shown in the same frame', async ({ browser }) => {
	await framed(browser, '/inner', async (frame) => {
		await expect.poll(() => frame?.url()).toMatch(/\/inner$/);
		expect(await frame?.locator('body').innerText()).toBe('inner');
	});
});
