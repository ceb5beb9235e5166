import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The faults that the product must survive are numbered 01 to 40; each has at least one file of tests here. */
const faults = Array.from({ length: 40 }, (_, index) => String(index + 1).padStart(2, '0'));
const testFile = /^(\d\d)-[a-z0-9]+(?:-[a-z0-9]+)*(\.browser)?\.(test|spec)\.ts$/;
const files = readdirSync('tests/faults').filter((file) => /\.(test|spec)\.ts$/.test(file));

test('shows every fault, and no other, being survived', () => {
	const shown = files.flatMap((file) => testFile.exec(file)?.[1] ?? []);
	expect([...new Set(shown)].sort()).toEqual(faults);
});

test('names every file after its fault', () => {
	const others = files.filter((file) => !testFile.test(file));
	expect(others).toEqual(['faults.test.ts']);
});
