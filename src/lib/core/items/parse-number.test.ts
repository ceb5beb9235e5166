import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseNumber } from './parse-number.ts';

test.for([
	['503', 503],
	[' 503 ', 503],
	['-2', -2],
	['+2', 2],
	['− 2', -2],
	['0.5', 0.5],
	['.5', 0.5],
	['0,5', 0.5],
	['0,500', 0.5],
	['1,5', 1.5],
	['1,500', 1500],
	['1,234,567.5', 1_234_567.5],
	['1 000', 1000],
	['1\u00a0000\u202f000', 1_000_000],
	["1'000", 1000],
	['1_000', 1000],
	['1e3', 1000],
	['2.5E-3', 0.0025],
	['1/2', 0.5],
	['-1 / 4', -0.25],
	['1,000/8', 125],
	['50%', 50],
	['50 %', 50],
	['10 ms', 10],
	['10ms', 10],
	['5/s', 5],
	['3 connections per pool', 3],
	['20 µs', 20]
] as const)('reads %j as %d', ([typed, value]) => {
	expect(parseNumber(typed)).toBe(value);
});

test.for([
	'',
	' ',
	'many',
	'about 5',
	'.',
	',',
	'1.2.3',
	'1.000,5',
	'1,00,000',
	'1 2',
	'1 1/2',
	'1/0',
	'1-2',
	'1e999',
	'10 20',
	'0x10',
	'3 of 4',
	'Infinity',
	'NaN'
])('finds no number in %j', (typed) => {
	expect(parseNumber(typed)).toBeUndefined();
});

test('reads back every number that is printed', () => {
	const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
	fc.assert(
		fc.property(
			finite.filter((value) => !Object.is(value, -0)),
			(value) => {
				expect(parseNumber(String(value))).toBe(value);
				expect(parseNumber(`${value} ms`)).toBe(value);
			}
		)
	);
});

test('reads back every integer with its thousands apart', () => {
	const separators = fc.constantFrom(',', ' ', '\u00a0', "'", '_');
	fc.assert(
		fc.property(fc.maxSafeInteger(), separators, (value, separator) => {
			const grouped = value.toLocaleString('en-US').replaceAll(',', separator);
			expect(parseNumber(grouped)).toBe(value);
		})
	);
});

test('answers any text with a finite number or with nothing', () => {
	const typed = fc.string({ unit: fc.constantFrom(..."0123456789.,-+e/% _'xm"), maxLength: 100 });
	fc.assert(
		fc.property(typed, (text) => {
			expect(Number.isFinite(parseNumber(text) ?? 0)).toBe(true);
		})
	);
});
