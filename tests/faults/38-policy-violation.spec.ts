import { expect, reportViolations, routes, test, watch } from '../e2e/site.ts';
import { walkMainFlows } from './main-flows.ts';

// The `page` of every browser test fails it for a violated policy; these go where there is something to violate.

for (const route of routes.filter(
	(name, index) => !name.startsWith('/skills/') || index % 20 === 0
)) {
	test(`fault 38: ${route} violates no policy`, async ({ page }) => {
		await page.goto(route);
		await expect(page.locator('h1')).toBeVisible();
		await page.waitForLoadState('networkidle');
	});
}

test('fault 38: no flow violates the policy', async ({ page }) => {
	test.setTimeout(180_000);
	await walkMainFlows(page);
});

const planted = {
	'an inline script': () => {
		const script = document.createElement('script');
		script.setAttribute('nonce', 'guessed');
		script.append('window.planted = 1');
		document.body.append(script);
	},
	'markup as a string': () => {
		try {
			document.body.innerHTML = '<b>planted</b>';
		} catch {
			// Trusted Types throw as well as report.
		}
	},
	// Later, because what the test itself evaluates is exempt.
	'code from a string': () => void setTimeout(() => Reflect.construct(Function, ['planted = 1'])),
	'an inline style': () => document.body.setAttribute('style', 'color: red'),
	'a style sheet': () => document.head.append(document.createElement('style')),
	'a picture from elsewhere': () => {
		const image = new Image();
		image.src = 'https://third.example/pixel.png';
	},
	'a request to elsewhere': () => void fetch('https://third.example/').catch(() => undefined),
	'a form that leaves': () => {
		const form = document.createElement('form');
		form.action = 'https://third.example/';
		document.body.append(form);
		form.submit();
	},
	'a frame': () => {
		const frame = document.createElement('iframe');
		frame.src = 'https://third.example/';
		document.body.append(frame);
	},
	'another base': () => {
		const base = document.createElement('base');
		base.href = 'https://third.example/';
		document.head.append(base);
	}
};

for (const [what, plant] of Object.entries(planted)) {
	test(`fault 38: ${what} would be blocked and noticed`, async ({ browser, baseURL }) => {
		const page = await browser.newPage();
		await reportViolations(page);
		const problems = watch(page, baseURL ?? '');
		await page.goto(`${baseURL ?? ''}/`);
		await expect(page.locator('h1')).toBeVisible();
		expect(problems).toEqual([]);
		await page.evaluate(plant);
		await expect
			.poll(() => problems.filter((problem) => /console: policy: /.test(problem)))
			.not.toEqual([]);
		expect(await page.evaluate(() => 'planted' in window)).toBe(false);
		await page.close();
	});
}
