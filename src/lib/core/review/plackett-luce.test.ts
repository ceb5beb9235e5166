import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, shuffle } from '#lib/core/random.ts';
import { fitStrengths } from './plackett-luce.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const orders = fc
	.array(fc.shuffledSubarray(ids, { minLength: 2 }), { minLength: 1, maxLength: 12 })
	.filter((sets) => sets.flat().length > 0);

/** Logarithm of what the orders and the half comparisons against strength 1 have as likelihood. */
function logLikelihood(sets: readonly (readonly string[])[], logits: Map<string, number>): number {
	const strength = (id: string) => Math.exp(logits.get(id) ?? 0);
	let sum = 0;
	for (const set of sets) {
		set.slice(0, -1).forEach((id, position) => {
			const left = set.slice(position).reduce((total, other) => total + strength(other), 0);
			sum += Math.log(strength(id) / left);
		});
	}
	for (const id of logits.keys()) {
		const p = strength(id) / (strength(id) + 1);
		sum += 0.5 * Math.log(p) + 0.5 * Math.log(1 - p);
	}
	return sum;
}

test('no strength can be moved without making the orders less likely', () => {
	fc.assert(
		fc.property(orders, (sets) => {
			const fitted = fitStrengths(sets);
			const best = logLikelihood(sets, fitted);
			for (const [id, value] of fitted) {
				for (const step of [-0.01, 0.01]) {
					const moved = new Map(fitted).set(id, value + step);
					expect(logLikelihood(sets, moved)).toBeLessThanOrEqual(best + 1e-9);
				}
			}
		}),
		{ numRuns: 50 }
	);
});

test('orders that agree come out as they are, and the order of the sets does not matter', () => {
	fc.assert(
		fc.property(fc.string(), (seed) => {
			const random = createRandom(seed);
			const sets = ids.map((_, start) =>
				ids.filter((_, index) => index !== start && index !== (start + 1) % ids.length)
			);
			const fitted = fitStrengths(sets);
			expect(ids.toSorted((x, y) => fitted.get(y)! - fitted.get(x)!)).toEqual(ids);
			const again = fitStrengths(shuffle(sets, random));
			for (const id of ids) expect(again.get(id)).toBeCloseTo(fitted.get(id)!, 6);
		}),
		{ numRuns: 20 }
	);
});

test('one comparison has the strengths that its likelihood gives by hand', () => {
	// By symmetry b = 1/a, and the derivative 1 + ½ − a²/(a²+1) − a/(a+1) vanishes at the fit.
	const fitted = fitStrengths([['a', 'b']]);
	const a = Math.exp(fitted.get('a')!);
	expect(fitted.get('b')!).toBeCloseTo(-fitted.get('a')!, 6);
	expect(1.5 - a ** 2 / (a ** 2 + 1) - a / (a + 1)).toBeCloseTo(0, 6);
});
