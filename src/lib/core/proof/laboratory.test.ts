import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from '#lib/core/random.ts';
import { lawRuns } from '#tests/builders/law-runs.ts';
import { fullRecorded } from './full-recorded.ts';
import { type Branch, decode, encode, isOrderOf, type Sessions, walk } from './laboratory.ts';
import type { Recorded } from './outcome.ts';

const counter: Sessions = { A: ['update', 'commit'], B: ['update', 'commit'] };
const counterOutcomes: Recorded[] = [
	'UPDATE 1',
	'COMMIT',
	'waits',
	{ out: 'COMMIT', released: { B: { out: 'UPDATE 1' } } },
	{ out: 'COMMIT', released: { A: { out: 'UPDATE 1' } } },
	[[7]]
];
// A, A, B, B, state; A, B, A lets B go, B, state; then the same with the two changed about.
const counterOrders = '01015' + '2315' + '02415' + '1015';

test('reads every order of two sessions that want one row', () => {
	const orders = decode(counterOrders, counter, counterOutcomes);
	expect(walk(orders, counterOutcomes, 'AABB')).toEqual({
		recorded: ['UPDATE 1', 'COMMIT', 'UPDATE 1', 'COMMIT'],
		stop: undefined,
		final: [[7]]
	});
	expect(walk(orders, counterOutcomes, 'ABAB').recorded).toEqual([
		'UPDATE 1',
		'waits',
		{ out: 'COMMIT', released: { B: { out: 'UPDATE 1' } } },
		'COMMIT'
	]);
	expect(encode(orders)).toBe(counterOrders);
});

test('stops at the step of a session that still waits, and says since when', () => {
	const orders = decode(counterOrders, counter, counterOutcomes);
	expect(walk(orders, counterOutcomes, 'ABBA')).toEqual({
		recorded: ['UPDATE 1', 'waits'],
		stop: { at: 2, since: 1 },
		final: undefined
	});
});

test.for(['AAAB', 'AABBC', 'C', 'AABBB'])('refuses %s, an order of other sessions', (order) => {
	const orders = decode(counterOrders, counter, counterOutcomes);
	expect(isOrderOf(order, counter)).toBe(false);
	expect(() => walk(orders, counterOutcomes, order)).toThrow(RangeError);
});

test.for([
	['is cut short', counterOrders.slice(0, -1), /no outcome at 17/],
	['goes on after its end', `${counterOrders}0`, /nothing is left to follow 18/],
	[
		'names an outcome that there is not',
		counterOrders.replace('7', '9').replace('5', 'z'),
		/no outcome at 4/
	]
] as const)('refuses a text that %s', ([, text, message]) => {
	expect(() => decode(text, counter, counterOutcomes)).toThrow(message);
});

test('writes an index above 35 with three characters and refuses one above 1295', () => {
	const ending = (final: number): Branch => ({ next: {}, final });
	expect(encode(ending(35))).toBe('z');
	expect(encode(ending(36))).toBe('_10');
	expect(encode(ending(1295))).toBe('_zz');
	expect(() => encode(ending(1296))).toThrow(RangeError);
});

const stepCounts = fc.record({
	A: fc.integer({ min: 1, max: 3 }),
	B: fc.integer({ min: 1, max: 3 }),
	C: fc.integer({ min: 0, max: 2 })
});

/** Any orders that a server could have shown: some steps wait, and some let waiting sessions go. */
function growOrders(counts: Record<'A' | 'B' | 'C', number>, seed: string) {
	const random = createRandom(seed);
	const outcomes: Recorded[] = [];
	const pick = (recorded: Recorded) => outcomes.push(recorded) - 1;
	function grow(left: Readonly<Record<string, number>>, waiting: readonly string[]): Branch {
		const able = (['A', 'B', 'C'] as const).filter(
			(name) => (left[name] ?? 0) > 0 && !waiting.includes(name)
		);
		if (able.length === 0 && waiting.length === 0)
			return { next: {}, final: pick([[outcomes.length]]) };
		const next = able.map((name) => {
			const after = { ...left, [name]: (left[name] ?? 0) - 1 };
			const mayWait = able.length > 1 && random() < 0.4;
			const isLast = able.length === 1 && after[name] === 0;
			const letsGo = waiting.length > 0 && (isLast || random() < 0.4) ? waiting : [];
			const recorded: Recorded = mayWait
				? 'waits'
				: {
						out: `done ${outcomes.length}`,
						released: Object.fromEntries(letsGo.map((each) => [each, { out: 'UPDATE 1' }]))
					};
			const still = waiting.filter((each) => mayWait || !letsGo.includes(each));
			const came = pick(recorded);
			return [name, { came, then: grow(after, mayWait ? [...still, name] : still) }] as const;
		});
		return { next: Object.fromEntries(next) };
	}
	return { orders: grow(counts, []), outcomes };
}

const sessionsOf = (counts: Record<string, number>): Sessions =>
	Object.fromEntries(
		Object.entries(counts).map(([name, count]) => [name, new Array<string>(count).fill('select 1')])
	);

test(`law: decoding gives back what was encoded (seed ${lawRuns.seed})`, () => {
	fc.assert(
		fc.property(stepCounts, fc.string(), (counts, seed) => {
			const { orders, outcomes } = growOrders(counts, seed);
			fc.pre(outcomes.length <= 1296);
			expect(decode(encode(orders), sessionsOf(counts), outcomes)).toEqual(orders);
		}),
		{ ...lawRuns, numRuns: 300 }
	);
});

test(`law: an order runs to its end, or stops at a session that waits (seed ${lawRuns.seed})`, () => {
	fc.assert(
		fc.property(stepCounts, fc.string(), fc.infiniteStream(fc.nat()), (counts, seed, keys) => {
			const { orders, outcomes } = growOrders(counts, seed);
			const order = Object.entries(counts)
				.flatMap(([name, count]) => new Array<string>(count).fill(name))
				.map((name) => [keys.next().value ?? 0, name] as const)
				.sort(([a], [b]) => a - b)
				.map(([, name]) => name)
				.join('');
			const { recorded, stop, final } = walk(orders, outcomes, order);
			if (stop === undefined) {
				expect(recorded).toHaveLength(order.length);
				expect(final).toBeDefined();
			} else {
				expect(recorded).toHaveLength(stop.at);
				expect(fullRecorded(recorded[stop.since] as Recorded).out).toBe('waits');
				expect(order[stop.since]).toBe(order[stop.at]);
			}
		}),
		{ ...lawRuns, numRuns: 300 }
	);
});
