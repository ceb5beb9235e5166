import fc from 'fast-check';
import { expect, test } from 'vitest';
import { abilityGrid, normalWeights } from './ability-grid.ts';
import { estimateFrom, probabilityAtLeast, quantile } from './estimate.ts';

test('knows the quantiles of a normal distribution', () => {
	const estimate = estimateFrom(normalWeights(abilityGrid, 0.5, 0.6));
	expect(estimate.mean).toBeCloseTo(0.5, 9);
	expect(estimate.sd).toBeCloseTo(0.6, 9);
	expect(quantile(estimate, 0.95)).toBeCloseTo(0.5 + 1.645 * 0.6, 2);
	expect(probabilityAtLeast(estimate, 0.5 + 1.2816 * 0.6)).toBeCloseTo(0.1, 3);
});

test('has a quantile and a probability for every share, each the inverse of the other', () => {
	fc.assert(
		fc.property(
			fc.double({ min: -3, max: 3, noNaN: true }),
			fc.double({ min: 0.2, max: 2, noNaN: true }),
			fc.double({ min: 0.001, max: 0.999, noNaN: true }),
			(mean, sd, share) => {
				const estimate = estimateFrom(normalWeights(abilityGrid, mean, sd));
				expect(probabilityAtLeast(estimate, quantile(estimate, share))).toBeCloseTo(1 - share, 9);
			}
		)
	);
});
