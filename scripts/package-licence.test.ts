import { expect, test } from 'vitest';
import { isAllowed, licenceProblems, mayShip, readLicence } from './package-licence.ts';
import { packageFolderOf } from './shipped-packages.ts';

test.for([
	['MIT', true],
	['(MIT OR GPL-3.0-only)', true],
	['MIT AND ISC', true],
	['MIT AND GPL-3.0-only', false],
	['GPL-3.0-only', false],
	['MPL-2.0', false],
	['SEE LICENSE IN LICENSE', false],
	['', false]
] as const)('may %s ship: %s', ([expression, expected]) => {
	expect(isAllowed(expression, mayShip)).toBe(expected);
});

test('refuses a licence that is not listed, and one without its text', () => {
	const ship = (licence: string, text: string) =>
		licenceProblems([{ name: 'a', version: '1.0.0', licence, copyright: '', text }], mayShip, true);
	expect(ship('MIT', 'Permission is …')).toEqual([]);
	expect(ship('MIT', '')).toEqual(['a 1.0.0: the text of its licence is missing']);
	expect(ship('AGPL-3.0', 'You …')).toEqual([expect.stringContaining('a 1.0.0: AGPL-3.0 is not')]);
	expect(ship('', 'You …')).toEqual([expect.stringContaining('a 1.0.0: no licence is not')]);
});

test('reads what goes along with the code: licence, notice and whose it is', () => {
	const dexie = readLicence('node_modules/dexie');
	expect(dexie.licence).toBe('Apache-2.0');
	expect(dexie.text).toContain('Apache License');
	expect(dexie.text).toContain('NOTICE');
	expect(readLicence('node_modules/zod').copyright).toMatch(/^Copyright \(c\) \d{4} /);
	// What Vite bundles for its own work does not reach a browser.
	expect(readLicence('node_modules/vite').text.length).toBeLessThan(2000);
});

test.for([
	['/home/me/app/node_modules/svelte/src/internal/client/index.js', 'node_modules/svelte'],
	['/app/node_modules/@sveltejs/kit/src/runtime/client.js?v=1', 'node_modules/@sveltejs/kit'],
	['/app/node_modules/a/node_modules/@b/c/d.js', 'node_modules/a/node_modules/@b/c'],
	['C:\\app\\node_modules\\zod\\v4\\mini.js', 'node_modules/zod'],
	['\0vite/preload-helper.js', 'node_modules/vite'],
	['\0rolldown/runtime.js', 'node_modules/rolldown'],
	['/app/src/lib/core/result.ts', undefined],
	['\0virtual:mettle/roles', undefined]
] as const)('knows the package of %s', ([id, expected]) => {
	expect(packageFolderOf(id)).toBe(expected);
});
