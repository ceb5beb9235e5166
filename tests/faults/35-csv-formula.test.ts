import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '#lib/core/csv.ts';

describe('fault 35: a cell of an export that a spreadsheet would run', () => {
	test.for([
		['=1+1', `"'=1+1"`],
		['+1', `"'+1"`],
		['-2', `"'-2"`],
		['@SUM(A1)', `"'@SUM(A1)"`],
		['\t=1', `"'\t'=1"`],
		['\r=1', `"'\r'=1"`],
		['\n=1', `"'\n'=1"`],
		['  =1', `"  '=1"`],
		['\u00a0=1', `"\u00a0'=1"`],
		['＝1', `"'＝1"`],
		['＋1', `"'＋1"`],
		['－1', `"'－1"`],
		['＠a', `"'＠a"`],
		[`=HYPERLINK("x")`, `"'=HYPERLINK(""x"")"`],
		// Where the list separator is a semicolon, a cell would begin here, or in the next line.
		['a;=1', `"a;'=1"`],
		['a\n+1', `"a\n'+1"`]
	] as const)('is written as text: %j', ([cell, written]) => {
		expect(toCsv([[cell]])).toBe(`${written}\r\n`);
	});

	test.for([
		['plain', 'plain'],
		['a=b', 'a=b'],
		['front-end', 'front-end'],
		['a,b', '"a,b"'],
		['say "hi"', '"say ""hi"""'],
		['two\nlines', '"two\nlines"'],
		[' padded ', '" padded "'],
		['', '""'],
		['ünïcode – 漢字', 'ünïcode – 漢字']
	] as const)('leaves other text as it was: %j', ([cell, written]) => {
		expect(toCsv([[cell]])).toBe(`${written}\r\n`);
	});

	test('keeps numbers as numbers, below zero too', () => {
		expect(toCsv([[-1.5, 0, 1e21, 7]])).toBe('-1.5,0,1e+21,7\r\n');
		expect(() => toCsv([[Number.NaN]])).toThrow(RangeError);
	});

	test('reads back as the same cells, save for the apostrophes, whatever they hold', () => {
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: fc.constantFrom(...'=+-@"\',;\t\r\n ax＝') })
		);
		fc.assert(
			fc.property(fc.array(fc.array(cell, { minLength: 1 })), (rows) => {
				const read = parse(toCsv(rows));
				expect(read.map((row) => row.map(bare))).toEqual(rows.map((row) => row.map(bare)));
				for (const value of read.flat()) expect(value).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
			})
		);
	});

	test('stops no formula by the separator a locale happens to have', () => {
		const hostile = fc.string({ unit: fc.constantFrom(...'=+-@"\',;\t\r\n a') });
		fc.assert(
			fc.property(fc.array(hostile, { minLength: 1 }), (row) => {
				for (const naive of toCsv([row]).split(/[;\r\n]/)) expect(naive).not.toMatch(/^\s*[=+@-]/);
			})
		);
	});

	test('takes time in proportion to the text', () => {
		const rows = [';\n'.repeat(500_000), ' '.repeat(1_000_000), `${'\n'.repeat(1_000_000)}=`];
		const started = performance.now();
		expect(toCsv([rows]).length).toBeGreaterThan(3_000_000);
		expect(performance.now() - started).toBeLessThan(5_000);
	});
});

const bare = (text: string) => text.replaceAll("'", '');

/** A reader after RFC 4180, independent of the writer. */
function parse(csv: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
	for (const [, quoted, plain, end] of csv.matchAll(cell)) {
		row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
		if (end === ',') continue;
		rows.push(row);
		row = [];
	}
	return rows;
}
