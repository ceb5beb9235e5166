import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lawRuns } from '#tests/builders/law-runs.ts';
import { brierScore } from './brier-score.ts';

/**
 * By hand: 20 answers, 12 right, so uncertainty .6 · .4 = .24. Claims of .9 (8 of 10 right), .6 (3 of 5), .3 (1 of 5).
 * Reliability (10 · .1² + 5 · 0² + 5 · .1²)/20 = .0075; resolution (10 · .2² + 5 · 0² + 5 · .4²)/20 = .06.
 * Score (8 · .01 + 2 · .81 + 3 · .16 + 2 · .36 + 1 · .49 + 4 · .09)/20 = 3.75/20 = .1875 = .0075 − .06 + .24.
 */
test('has the parts that a calculation by hand gives', () => {
	const brier = brierScore([
		{ forecast: 0.9, answers: 10, right: 8 },
		{ forecast: 0.6, answers: 5, right: 3 },
		{ forecast: 0.3, answers: 5, right: 1 }
	]);
	expect(brier?.uncertainty).toBeCloseTo(0.24, 12);
	expect(brier?.reliability).toBeCloseTo(0.0075, 12);
	expect(brier?.resolution).toBeCloseTo(0.06, 12);
	expect(brier?.score).toBeCloseTo(0.1875, 12);
});

test('is nothing without answers', () => {
	expect(brierScore([])).toBeUndefined();
	expect(brierScore([{ forecast: 0.9, answers: 0, right: 0 }])).toBeUndefined();
});

test(`the parts always add up to the score (seed ${lawRuns.seed})`, () => {
	const bin = fc
		.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(50), fc.nat(50))
		.map(([forecast, right, wrong]) => ({ forecast, answers: right + wrong, right }));
	fc.assert(
		fc.property(fc.array(bin, { minLength: 1, maxLength: 5 }), (bins) => {
			const brier = brierScore(bins) ?? { score: 0, reliability: 0, resolution: 0, uncertainty: 0 };
			const { score, reliability, resolution, uncertainty } = brier;
			expect(reliability - resolution + uncertainty).toBeCloseTo(score, 10);
		}),
		lawRuns
	);
});
