import { deflateRawSync } from 'node:zlib';
import { linkCheck, toBase64Url } from '#lib/core/link/link-check.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { buildRole } from '#tests/builders/session.ts';
import { expect, test } from '../e2e/site.ts';

const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

test.beforeEach(async ({ page }) => {
	await page.goto('/role');
	await page.getByRole('button', { name: 'Open a shared role' }).click();
});

test('fault 32: hostile words of a role are shown as short plain text', async ({ page }) => {
	const role = {
		...buildRole({ groups: oneGroup() }),
		name: `\u202e${hostile}${'x'.repeat(10_000)}`,
		summary: `${hostile} \u2067${'long '.repeat(10_000)}`
	};
	const payload = toBase64Url(deflateRawSync(JSON.stringify({ kind: 'role', role })));
	await page.getByRole('textbox').fill(`#1.${payload}.${await linkCheck(payload, sha256)}`);
	await page.getByRole('button', { name: 'Open it' }).click();
	const heading = page.getByRole('heading', { name: 'Somebody sent you the role' });
	await expect(heading).toContainText('<img src=x onerror="document.title=1">');
	expect((await heading.innerText()).length).toBeLessThan(200);
	expect(await page.locator('main').innerText()).not.toMatch(/[\u202e\u2067]/);
	expect(await page.locator('main img, main script').count()).toBe(0);

	await page.getByRole('button', { name: 'Use it' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(hostile.slice(0, 30));
	await page.reload();
	await expect(page.getByRole('heading', { level: 1 })).toContainText(hostile.slice(0, 30));
	await expect(page).toHaveTitle('Role · Mettle');
	const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
	expect(scrollWidth).toBe(clientWidth);
});

for (const [what, text] of [
	['a megabyte of text', 'We seek a developer. '.repeat(60_000)],
	['a binary file', `%PDF-1.7 ${'\u0001'.repeat(1000)}`],
	['markup', hostile],
	['nothing but direction marks', '\u202e'.repeat(1000)]
] as const) {
	test(`fault 32: ${what} in the box for links is refused in words`, async ({ page }) => {
		await page.getByRole('textbox').fill(text);
		await page.getByRole('button', { name: 'Open it' }).click();
		await expect(page.getByRole('alert')).toContainText(
			/There is no link to a role in this\.|larger than any role/
		);
	});
}

function oneGroup(): unknown {
	const requirement = {
		skill: 'python',
		level: 2,
		range: [2, 2],
		basis: 'explicit',
		evidence: `${hostile} \u202e`
	};
	return [{ kind: 'all-of', optional: false, weight: 100, requirements: [requirement] }];
}
