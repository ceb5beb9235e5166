import { expect, test } from 'vitest';
import { abilityGrid, normalWeights } from './ability-grid.ts';
import { describeLevel } from './describe-level.ts';
import { estimateFrom } from './estimate.ts';
import { levelCut } from './levels.ts';

const estimate = estimateFrom(normalWeights(abilityGrid, 0, 0.5));
const tally = { answers: 7, rapid: 0, daysSinceAnswer: 3 };

test.for([
	[1, 'above', 'above'],
	[2, 'too-close', 'above'],
	[3, 'too-close', 'below'],
	[4, 'below', 'below']
] as const)('against level %d is %s, leaning %s', ([level, kind, side]) => {
	expect(describeLevel(estimate, tally, levelCut(level))).toMatchObject({
		kind,
		leaning: { side }
	});
});

test('names the level, the ends of its nine-in-ten band, and the answers', () => {
	expect(describeLevel(estimate, tally, undefined)).toEqual({
		kind: 'unjudged',
		level: { value: expect.closeTo(2.36, 2), name: 'working' },
		band: [
			{ value: expect.closeTo(1.44, 2), name: 'aware' },
			{ value: expect.closeTo(3.27, 2), name: 'strong' }
		],
		leaning: undefined,
		answers: 7,
		stale: false
	});
});

test('gives no level before the first answer', () => {
	const description = describeLevel(estimate, { answers: 0, rapid: 0, daysSinceAnswer: 0 }, 1);
	expect(description.kind).toBe('unasked');
	expect(description).not.toHaveProperty('level');
});

test('gives no level under 75 % effort', () => {
	const description = (rapid: number) =>
		describeLevel(estimate, { answers: 9, rapid, daysSinceAnswer: 0 }, undefined);
	expect(description(3).kind).toBe('unjudged');
	expect(description(4)).toEqual({ kind: 'low-effort', effort: 9 / 13 });
});

test('is stale after twelve months', () => {
	const aged = (daysSinceAnswer: number) =>
		describeLevel(estimate, { ...tally, daysSinceAnswer }, undefined);
	expect(aged(365)).toMatchObject({ stale: false });
	expect(aged(366)).toMatchObject({ stale: true });
});
