import { expect, test } from 'vitest';
import { parseOrder } from './parse-order.ts';

const sets = [
	['x', 'y', 'z'],
	['p', 'q']
];

test('puts the set of that number in the order of the letters', () => {
	expect(parseOrder('1: c a b', sets)).toEqual(['z', 'x', 'y']);
	expect(parseOrder('2:  b a ', sets)).toEqual(['q', 'p']);
});

test.for(['1: c a', '1: c a a', '1: c a b d', '3: a b', '0: a b', 'c a b', '1:'])(
	'"%s" puts no set in order',
	(line) => {
		expect(parseOrder(line, sets)).toBeUndefined();
	}
);
