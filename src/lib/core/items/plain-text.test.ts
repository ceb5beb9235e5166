import { expect, test } from 'vitest';
import { lineText, plainText } from './plain-text.ts';
import type { Inline, Token } from './rich-text.ts';

test.for<[string, readonly Inline[]]>([
	['', []],
	['a row', ['a row']],
	['SELECT 1', [{ code: 'SELECT 1' }]],
	['which is not kept', ['which is ', { strong: ['not'] }, ' kept']],
	['see the manual', ['see ', { link: ['the ', { em: ['manual'] }], href: 'https://a.example' }]],
	['deep', [{ strong: [{ em: [{ link: [{ code: 'deep' }], href: 'https://a.example' }] }] }]]
])('reads "%s" from its marks', ([expected, content]) => {
	expect(plainText(content)).toBe(expected);
});

test.for<[string, readonly Token[]]>([
	['', []],
	['SELECT 1;', [['keyword', 'SELECT'], ' ', ['constant', '1'], ['punctuation', ';']]]
])('reads the line "%s" from its tokens', ([expected, line]) => {
	expect(lineText(line)).toBe(expected);
});
