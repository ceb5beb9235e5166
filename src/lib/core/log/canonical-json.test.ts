import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('sorts keys by UTF-16 code units and escapes as RFC 8785, section 3.2.3, shows', () => {
	const value = JSON.parse(
		'{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}'
	) as Record<string, number>;
	expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

test('writes literals and nested values without spaces', () => {
	expect(canonicalJson({ b: [null, true, false, -0], a: { d: '"', c: [] } })).toBe(
		'{"a":{"c":[],"d":"\\""},"b":[null,true,false,0]}'
	);
});
