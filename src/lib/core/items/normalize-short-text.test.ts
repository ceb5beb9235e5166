import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeShortText } from './normalize-short-text.ts';

test.for([
	['SKIP LOCKED', 'skip locked'],
	['  skip \t locked\n', 'skip locked'],
	['`SKIP LOCKED`;', 'skip locked'],
	['“skip locked”.', 'skip locked'],
	["it's", 'its'],
	['skip locked ; .', 'skip locked'],
	['ＳＫＩＰ', 'skip'],
	['a.b;c', 'a.b;c'],
	['-1', '-1'],
	['. ;', ''],
	['', '']
] as const)('compares %j as %j', ([typed, compared]) => {
	expect(normalizeShortText(typed)).toBe(compared);
});

test('changes nothing the second time', () => {
	const typed = fc.string({ unit: fc.constantFrom('A', 'é', ' ', '\t', '.', ';', '`', '’', 'ﬁ') });
	fc.assert(
		fc.property(typed, (text) => {
			const once = normalizeShortText(text);
			expect(normalizeShortText(once)).toBe(once);
		})
	);
});
