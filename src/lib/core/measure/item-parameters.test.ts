import { expect, test } from 'vitest';
import { buildIndexedItem } from '#tests/builders/made-up-bank.ts';
import type { ItemKind } from '#lib/core/items/item-kind.ts';
import { attenuatedSlope, itemParameters } from './item-parameters.ts';

test('flattens the slope by what is not known of the difficulty', () => {
	expect(attenuatedSlope).toBeCloseTo(1.076, 3);
});

test.for<[level: number, difficulty: number]>([
	[1, -1.8],
	[3, 0],
	[5, 1.8]
])('puts level %d at difficulty %d', ([level, difficulty]) => {
	expect(itemParameters(buildIndexedItem({ level })).difficulty).toBeCloseTo(difficulty, 12);
});

test.for<[kind: ItemKind, choices: number, floor: number]>([
	['single-choice', 4, 0.25],
	['faulty-line', 8, 0.125],
	['schedule', 4, 0.25],
	['multiple-choice', 5, 0.07],
	['ordering', 4, 0.04],
	['matching', 4, 0.04],
	['numeric', 0, 0.02],
	['short-text', 0, 0.02]
])('gives %s with %d choices the guess floor %d', ([kind, choices, floor]) => {
	expect(itemParameters(buildIndexedItem({ kind, choices })).guessing).toBe(floor);
});

test('raises the floor by what is remembered', () => {
	expect(itemParameters(buildIndexedItem(), 0.5).guessing).toBeCloseTo(0.625, 12);
});
