import { expect, test } from 'vitest';
import { labelAt, pointAt, runs, size } from './radar-geometry.ts';

test('starts at 12 o’clock and goes clockwise', () => {
	const center = pointAt(0, 4, 0);
	expect(pointAt(0, 4, 4).x).toBe(center.x);
	expect(pointAt(0, 4, 4).y).toBeLessThan(center.y);
	expect(pointAt(1, 4, 4).x).toBeGreaterThan(center.x);
	expect(pointAt(3, 4, 4).x).toBeLessThan(center.x);
});

test('draws a level above the scale at its end', () => {
	expect(pointAt(2, 8, 4.5)).toEqual(pointAt(2, 8, 4));
});

test('keeps every label inside the picture', () => {
	for (const spokes of [3, 8, 9]) {
		for (let spoke = 0; spoke < spokes; spoke++) {
			const { x, y } = labelAt(spoke, spokes);
			expect(x).toBeGreaterThanOrEqual(0);
			expect(x).toBeLessThanOrEqual(size.width);
			expect(y).toBeGreaterThan(0);
			expect(y).toBeLessThanOrEqual(size.height);
		}
	}
});

test.for([
	['a full circle is one line', [1, 1, 1, 1], [[0, 1, 2, 3]]],
	['what was not asked breaks the line', [1, undefined, 1, 1], [[2, 3, 0]]],
	['a lone value is a line of one', [undefined, 1, undefined, undefined], [[1]]],
	['two gaps leave two lines', [1, undefined, 1, undefined], [[2], [0]]],
	['nothing asked is no line', [undefined, undefined], []]
] as const)('%s', ([, values, expected]) => {
	expect(runs(values)).toEqual(expected);
});
