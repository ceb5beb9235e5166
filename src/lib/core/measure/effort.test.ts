import { expect, test } from 'vitest';
import { effortShare, isRapidGuess } from './effort.ts';

test.for<[seconds: number, elapsedMs: number, rapid: boolean]>([
	[10, 2499, true],
	[10, 2500, false],
	[60, 5999, true],
	[60, 6000, false],
	[300, 9999, true],
	[300, 10_000, false]
])('of a question of %d s answered in %d ms says rapid: %s', ([seconds, elapsedMs, rapid]) => {
	expect(isRapidGuess(elapsedMs, seconds)).toBe(rapid);
});

test('counts full effort before the first answer', () => {
	expect(effortShare({ answers: 0, rapid: 0 })).toBe(1);
	expect(effortShare({ answers: 3, rapid: 1 })).toBe(0.75);
});
