import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

/** Newcombe 1998, Statistics in Medicine 17, 857–872, table I, method 3 (score, no continuity correction), 95 %. */
test.for([
	[81, 263, 0.2553, 0.3662],
	[15, 148, 0.0624, 0.1605],
	[0, 20, 0, 0.1611],
	[1, 29, 0.0061, 0.1718]
] as const)('%d of %d as published', ([right, answers, low, high]) => {
	const [from, to] = wilsonInterval(right, answers, 1.96);
	expect(from).toBeCloseTo(low, 4);
	expect(to).toBeCloseTo(high, 4);
});

test('is narrower at 90 %, which is the usual one', () => {
	const [low, high] = wilsonInterval(8, 10);
	const [lower, higher] = wilsonInterval(8, 10, 1.96);
	expect(low).toBeGreaterThan(lower);
	expect(high).toBeLessThan(higher);
});

test('says nothing of no answers, and stays within 0 and 1', () => {
	expect(wilsonInterval(0, 0)).toEqual([0, 1]);
	expect(wilsonInterval(0, 3)[0]).toBe(0);
	expect(wilsonInterval(3, 3)[1]).toBe(1);
});
