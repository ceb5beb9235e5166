const envelope = (body: string) =>
	`{"body":${body},"dev":"stranger","id":"AAAAAAAAAAAAAAAAAAAAAA","kind":"self-rated","seq":1,"ts":1,"v":1}`;

/** Lines of a backup, each of which must stay out of the log. */
export const hostileLines = {
	'a prototype': envelope('{"__proto__":{"isAdmin":true},"area":"data","level":2}'),
	'a prototype around it': `{"__proto__":{"isAdmin":true},${envelope('{}').slice(1)}`,
	'a constructor to pollute': envelope('{"constructor":{"prototype":{"isAdmin":true}}}'),
	'200,000 levels of arrays': envelope('['.repeat(200_000) + ']'.repeat(200_000)),
	'200,000 levels of objects': envelope('{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000)),
	'nesting that never ends': '['.repeat(200_000),
	'a level that is text': envelope('{"area":"data","level":"2"}'),
	'a level out of range': envelope('{"area":"data","level":9}'),
	'a number that no double holds': envelope('{"area":"data","level":1e400}'),
	'a fraction': envelope('{"area":"data","level":0.5}'),
	'a body that is null': envelope('null'),
	'an id of other content': envelope('{"area":"data","level":2}'),
	'a bare number': '42',
	'no JSON': '<html>',
	'a line too long': envelope(`"${'x'.repeat(4_000_001)}"`)
} as const;
