import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lawRuns } from '#tests/builders/law-runs.ts';
import { moveStep, roomOf, serialOrder, stepsOf } from './step-order.ts';

test('begins with one session after the other', () => {
	expect(serialOrder({ B: ['select 1', 'commit'], A: ['select 2', 'select 3', 'commit'] })).toBe(
		'AAABB'
	);
});

test('gives a step the same key wherever it stands', () => {
	expect(stepsOf('ABA').map(({ key }) => key)).toEqual(['A1', 'B1', 'A2']);
	expect(stepsOf('BAA').map(({ key }) => key)).toEqual(['B1', 'A1', 'A2']);
});

test.for([
	['AABB', 2, 0, 'BAAB', 0],
	['AABB', 1, 3, 'ABBA', 3],
	['AABB', 0, 3, 'AABB', 0],
	['AABB', 3, 0, 'AABB', 3],
	['ABAB', 3, 0, 'ABBA', 2],
	['ABAB', 2, -5, 'AABB', 1],
	['ABAB', 1, 99, 'AABB', 2]
] as const)('in %s moves step %i towards %i: %s', ([order, from, to, moved, position]) => {
	expect(moveStep(order, from, to)).toEqual({ order: moved, position });
});

test(`law: a session's steps keep their order, and a move within its room is taken back by the opposite one (seed ${lawRuns.seed})`, () => {
	const orders = fc
		.array(fc.constantFrom('A', 'B', 'C'), { minLength: 1, maxLength: 10 })
		.map((names) => names.join(''));
	fc.assert(
		fc.property(orders, fc.nat(), fc.integer({ min: -3, max: 12 }), (order, n, to) => {
			const from = n % order.length;
			const moved = moveStep(order, from, to);
			const { first, last } = roomOf(order, from);
			expect(moved.position).toBeGreaterThanOrEqual(first);
			expect(moved.position).toBeLessThanOrEqual(last);
			const key = stepsOf(order)[from]?.key;
			expect(stepsOf(moved.order)[moved.position]?.key).toBe(key);
			expect(moveStep(moved.order, moved.position, from).order).toBe(order);
		}),
		lawRuns
	);
});
