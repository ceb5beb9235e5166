import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom, shuffle } from './random.ts';

function chiSquare(counts: Iterable<number>, expected: number): number {
	return [...counts].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

// Written down from a second implementation, in Python's integers: FNV-1a 32 of "<seed>/a", "/b" and "/c" as the
// words of sfc32 (PractRand 0.95, src/RNGs/sfc.cpp: shifts 9, 3, rotation 21, counter from 1, 15 rounds of warm-up).
test.for([
	['seed', [2270580487, 900617770, 650711554, 2721167303, 2069975124, 2096510863]],
	['', [1953682962, 4243369387, 1388564645]]
] as const)('the seed "%s" gives the numbers of the reference', ([seed, expected]) => {
	const random = createRandom(seed);
	expect(expected.map(() => random() * 2 ** 32)).toEqual(expected);
});

test('gives every tenth of the range its share', () => {
	const random = createRandom('uniform');
	const counts = new Array<number>(10).fill(0);
	for (let draw = 0; draw < 100_000; draw++) {
		const bin = Math.floor(random() * 10);
		counts[bin] = (counts[bin] ?? 0) + 1;
	}
	// The 99.9 % quantile of chi-square with 9 degrees of freedom.
	expect(chiSquare(counts, 10_000)).toBeLessThan(27.88);
});

test('stays in [0, 1) and differs between seeds', () => {
	fc.assert(
		fc.property(fc.string(), (seed) => {
			const random = createRandom(seed);
			const first = random();
			expect(first).toBeGreaterThanOrEqual(0);
			expect(first).toBeLessThan(1);
			expect(createRandom(`${seed}!`)()).not.toBe(first);
		})
	);
});

test('shuffling keeps every value and leaves the given list alone', () => {
	fc.assert(
		fc.property(fc.array(fc.integer()), fc.string(), (values, seed) => {
			const given = Object.freeze([...values]);
			const shuffled = shuffle(given, createRandom(seed));
			expect(shuffled.toSorted((a, b) => a - b)).toEqual(values.toSorted((a, b) => a - b));
		})
	);
});

test('shuffling gives every order its share', () => {
	const random = createRandom('orders');
	const counts = new Map<string, number>();
	for (let round = 0; round < 60_000; round++) {
		const order = shuffle(['a', 'b', 'c'], random).join('');
		counts.set(order, (counts.get(order) ?? 0) + 1);
	}
	expect(counts.size).toBe(6);
	// The 99.9 % quantile of chi-square with 5 degrees of freedom.
	expect(chiSquare(counts.values(), 10_000)).toBeLessThan(20.52);
});
