import { expect, test } from 'vitest';
import { levelsByOrder } from './levels-by-order.ts';

test('keeps how many there are at each level, and gives the lower ones to the easier questions', () => {
	const levels = levelsByOrder([
		{ id: 'hard', level: 1, difficulty: 2 },
		{ id: 'easy', level: 3, difficulty: -1 },
		{ id: 'middle', level: 2, difficulty: 0 },
		{ id: 'easiest', level: 1, difficulty: -2 }
	]);
	expect(Object.fromEntries(levels)).toEqual({ easiest: 1, easy: 1, middle: 2, hard: 3 });
});

test('what is found equally hard keeps the order of its levels', () => {
	const levels = levelsByOrder([
		{ id: 'a', level: 4, difficulty: 0 },
		{ id: 'b', level: 2, difficulty: 0 }
	]);
	expect(Object.fromEntries(levels)).toEqual({ b: 2, a: 4 });
});
