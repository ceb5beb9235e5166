import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#lib/core/random.ts';
import { rankingSets, setSize } from './ranking-sets.ts';

const ids = Array.from({ length: 23 }, (_, index) => `q${index}`);
const anchors = ['easy', 'middle', 'hard'];
const seeded = fc.string().map((seed) => rankingSets(ids, anchors, 2, createRandom(seed)));

test('each question is in a set of every round, and no set holds one twice', () => {
	fc.assert(
		fc.property(seeded, (sets) => {
			for (const set of sets) expect(new Set(set).size).toBe(setSize);
			for (const id of ids) {
				expect(sets.filter((set) => set.includes(id)).length).toBeGreaterThanOrEqual(2);
			}
		})
	);
});

test('every set hangs together with the others through the questions it shares', () => {
	fc.assert(
		fc.property(seeded, (sets) => {
			const reached = new Set(sets[0]);
			for (const _ of sets) {
				for (const set of sets) {
					if (set.some((id) => reached.has(id))) set.forEach((id) => reached.add(id));
				}
			}
			expect(reached.size).toBe(new Set(sets.flat()).size);
		})
	);
});

test('an anchor is in each set, and each anchor in some', () => {
	fc.assert(
		fc.property(seeded, (sets) => {
			for (const set of sets) expect(set.some((id) => anchors.includes(id))).toBe(true);
			expect(anchors.every((anchor) => sets.some((set) => set.includes(anchor)))).toBe(true);
		})
	);
});
