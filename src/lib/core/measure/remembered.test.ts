import { default_w, forgetting_curve } from 'ts-fsrs';
import { expect, test } from 'vitest';
import { rememberedShare, retrievability } from './remembered.ts';

test.for([0, 0.5, 1, 7, 14, 90, 365])('forgets after %d days as ts-fsrs does', (days) => {
	for (const stability of [default_w[0]!, default_w[2]!]) {
		expect(retrievability(days, stability)).toBeCloseTo(
			forgetting_curve(default_w, days, stability),
			7
		);
	}
});

test('takes the first stabilities from the defaults of ts-fsrs', () => {
	const seen = { elapsedDays: 14, solutionShown: true };
	const expected = (stability: number) => 0.95 * forgetting_curve(default_w, 14, stability);
	expect(rememberedShare({ ...seen, wasRight: false })).toBeCloseTo(expected(default_w[0]!), 7);
	expect(rememberedShare({ ...seen, wasRight: true })).toBeCloseTo(expected(default_w[2]!), 7);
});

test('starts at .95 where the solution was shown, else at .5', () => {
	const justNow = { elapsedDays: 0, wasRight: true };
	expect(rememberedShare({ ...justNow, solutionShown: true })).toBe(0.95);
	expect(rememberedShare({ ...justNow, solutionShown: false })).toBe(0.5);
});
