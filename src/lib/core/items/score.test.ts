import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyItem, buildItem, itemsOfKind } from '#tests/builders/item.ts';
import { keyResponse } from '#tests/builders/key-response.ts';
import { itemKinds } from './item-kind.ts';
import type { Item } from './item.ts';
import type { Response } from './response.ts';
import { scoreResponse } from './score.ts';

const part = (correct: boolean, index: number) => ({
	text: [`part ${index}`],
	rationale: ['Because.'],
	correct
});

/** Earned points of each response to an item, as `earned / possible`. */
const points = (item: Item, response: Response) => {
	const { earned, possible } = scoreResponse(item, response);
	return `${earned}/${possible}`;
};

describe('single choice', () => {
	const item = buildItem('single-choice', { options: [false, true, false].map(part) });

	test.for([
		[1, '1/1'],
		[0, '0/1'],
		[7, '0/1']
	] as const)('option %d earns %s', ([option, expected]) => {
		expect(points(item, { kind: 'single-choice', option })).toBe(expected);
	});
});

describe('multiple choice with three keys of five', () => {
	const item = buildItem('multiple-choice', {
		options: [true, true, true, false, false].map(part)
	});

	test.for([
		[[0, 1, 2], '3/3'],
		[[2, 0, 1, 1], '3/3'],
		[[0, 1], '2/3'],
		[[0, 1, 3], '1/3'],
		[[0, 3], '0/3'],
		[[3, 4], '0/3'],
		[[0, 1, 2, 3, 4], '1/3'],
		[[0, 99], '1/3'],
		[[], '0/3']
	] as const)('choosing %j earns %s', ([options, expected]) => {
		expect(points(item, { kind: 'multiple-choice', options })).toBe(expected);
	});

	test('choosing everything earns nothing where half or fewer are keys', () => {
		fc.assert(
			fc.property(itemsOfKind['multiple-choice'], (item) => {
				const keys = item.options.filter((option) => option.correct).length;
				fc.pre(keys <= item.options.length / 2);
				const options = item.options.map((_, index) => index);
				expect(scoreResponse(item, { kind: 'multiple-choice', options }).earned).toBe(0);
			})
		);
	});
});

describe('four statements', () => {
	const item = buildItem('true-false', { statements: [true, false, true, false].map(part) });

	test.for([
		[[true, false, true, false], '4/4'],
		[[true, false, true, true], '2/4'],
		[[true, false, null, null], '2/4'],
		[[true, true, true, true], '0/4'],
		[[false, true, false, true], '0/4'],
		[[null, null, null, null], '0/4'],
		[[true], '1/4'],
		[[], '0/4']
	] as const)('%j earns %s', ([answers, expected]) => {
		expect(points(item, { kind: 'true-false', answers })).toBe(expected);
	});
});

describe('ordering four entries', () => {
	const item = buildItem('ordering');

	test.for([
		[[0, 1, 2, 3], '6/6'],
		[[1, 0, 2, 3], '4/6'],
		[[1, 2, 3, 0], '0/6'],
		[[1, 2, 0, 3], '2/6'],
		[[3, 2, 1, 0], '0/6'],
		[[0, 1, 2], '0/6'],
		[[0, 1, 2, 2], '0/6'],
		[[0, 1, 2, 9], '0/6'],
		[[0, 1, 2, 3, 4], '0/6'],
		[[], '0/6']
	] as const)('%j earns %s', ([order, expected]) => {
		expect(points(item, { kind: 'ordering', order })).toBe(expected);
	});
});

describe('matching three sides', () => {
	const item = buildItem('matching');

	test.for([
		[[0, 1, 2], '3/3'],
		[[0, 2, 1], '1/3'],
		[[0, null, null], '1/3'],
		[[1, 2, 0], '0/3'],
		[[], '0/3']
	] as const)('%j earns %s', ([rights, expected]) => {
		expect(points(item, { kind: 'matching', rights })).toBe(expected);
	});
});

describe('a number', () => {
	test.for([
		[{ value: 503, tolerance: 0 }, '503', '1/1'],
		[{ value: 503, tolerance: 0 }, '503 connections', '1/1'],
		[{ value: 503, tolerance: 0 }, '503.1', '0/1'],
		[{ value: 0.2, tolerance: 0.1 }, '0.3', '1/1'],
		[{ value: 0.2, tolerance: 0.1 }, '0.31', '0/1'],
		[{ value: 1e-9, tolerance: 0 }, '0', '0/1'],
		[{ value: 0, tolerance: 0 }, '0.0', '1/1'],
		[{ value: 0.5, tolerance: 0 }, '1/2', '1/1'],
		[{ value: 5, tolerance: 1 }, 'five', '0/1'],
		[{ value: 5, tolerance: 1 }, '', '0/1']
	] as const)('%j answered with %j earns %s', ([key, text, expected]) => {
		expect(points(buildItem('numeric', key), { kind: 'numeric', text })).toBe(expected);
	});
});

describe('a short text', () => {
	const item = buildItem('short-text', { accepted: ['SKIP LOCKED', 'for update skip locked'] });

	test.for([
		['SKIP LOCKED', '1/1'],
		['for  update `skip locked`;', '1/1'],
		['skip', '0/1'],
		['', '0/1']
	] as const)('%j earns %s', ([text, expected]) => {
		expect(points(item, { kind: 'short-text', text })).toBe(expected);
	});
});

describe('a faulty line', () => {
	test.for([
		[3, '1/1'],
		[1, '0/1'],
		[99, '0/1']
	] as const)('line %d earns %s', ([line, expected]) => {
		expect(points(buildItem('faulty-line'), { kind: 'faulty-line', line })).toBe(expected);
	});
});

describe('three asked steps of a schedule, the second choice of each right', () => {
	test.for([
		[[1, 1, 1], '3/3'],
		[[1, 0, 2], '1/3'],
		[[null, 1, null], '1/3'],
		[[0, 0, 0], '0/3'],
		[[9, 9, 9], '0/3'],
		[[1, 1, 1, 1], '3/3'],
		[[], '0/3']
	] as const)('%j earns %s', ([choices, expected]) => {
		expect(points(buildItem('schedule'), { kind: 'schedule', choices })).toBe(expected);
	});
});

const index = fc.nat(9);
const anyResponse: { readonly [K in Item['kind']]: fc.Arbitrary<Response> } = {
	'single-choice': fc.record({ kind: fc.constant('single-choice'), option: index }),
	'multiple-choice': fc.record({ kind: fc.constant('multiple-choice'), options: fc.array(index) }),
	'true-false': fc.record({
		kind: fc.constant('true-false'),
		answers: fc.array(fc.option(fc.boolean()))
	}),
	ordering: fc.record({ kind: fc.constant('ordering'), order: fc.array(index) }),
	matching: fc.record({ kind: fc.constant('matching'), rights: fc.array(fc.option(index)) }),
	numeric: fc.record({ kind: fc.constant('numeric'), text: fc.string() }),
	'short-text': fc.record({ kind: fc.constant('short-text'), text: fc.string() }),
	'faulty-line': fc.record({ kind: fc.constant('faulty-line'), line: fc.integer({ min: 1 }) }),
	schedule: fc.record({ kind: fc.constant('schedule'), choices: fc.array(fc.option(index)) })
};

describe.for(itemKinds)('any %s question', (kind) => {
	const item: fc.Arbitrary<Item> = itemsOfKind[kind];

	test('earns whole points from none to all, whatever the response', () => {
		fc.assert(
			fc.property(item, anyResponse[kind], (item, response) => {
				const { earned, possible } = scoreResponse(item, response);
				expect([earned, possible].every(Number.isInteger)).toBe(true);
				expect(earned).toBeGreaterThanOrEqual(0);
				expect(possible).toBeGreaterThanOrEqual(Math.max(1, earned));
			})
		);
	});

	test('earns all for the key', () => {
		fc.assert(
			fc.property(item, (item) => {
				const { earned, possible } = scoreResponse(item, keyResponse(item));
				expect(earned).toBe(possible);
			})
		);
	});

	test('earns nothing of the same whole for "I don’t know"', () => {
		fc.assert(
			fc.property(item, (item) => {
				const { possible } = scoreResponse(item, keyResponse(item));
				expect(scoreResponse(item, { kind: 'dont-know' })).toEqual({ earned: 0, possible });
			})
		);
	});
});

test('refuses a response to another kind of question', () => {
	fc.assert(
		fc.property(anyItem, fc.oneof(...Object.values(anyResponse)), (item, response) => {
			fc.pre(item.kind !== response.kind);
			expect(() => scoreResponse(item, response)).toThrow(TypeError);
		})
	);
});

/** The share of the points that somebody earns on average who gives each response equally often. */
function meanShare(item: Item, responses: readonly Response[]): number {
	const shares = responses.map((response) => {
		const { earned, possible } = scoreResponse(item, response);
		return earned / possible;
	});
	return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

function permutations(values: readonly number[]): number[][] {
	if (values.length === 0) return [[]];
	return values.flatMap((first) =>
		permutations(values.filter((value) => value !== first)).map((rest) => [first, ...rest])
	);
}

function coinTosses(count: number): boolean[][] {
	if (count === 0) return [[]];
	return coinTosses(count - 1).flatMap((rest) => [
		[true, ...rest],
		[false, ...rest]
	]);
}

// Cutting off at zero is what leaves a guesser anything: without it the mean of both kinds would be 0.
describe('guessing earns little', () => {
	test.for([
		[3, 1 / 4],
		[4, 3 / 16],
		[5, 3 / 16],
		[6, 5 / 32]
	] as const)('%d statements by tossing a coin', ([count, expected]) => {
		const statements = Array.from({ length: count }, (_, index) => part(index % 2 === 0, index));
		const item = buildItem('true-false', { statements });
		const responses = coinTosses(count).map((answers) => ({
			kind: 'true-false' as const,
			answers
		}));
		expect(meanShare(item, responses)).toBeCloseTo(expected, 12);
	});

	test.for([
		[3, 5 / 18],
		[4, 7 / 36],
		[5, 49 / 300],
		[6, 391 / 2700]
	] as const)('%d entries in a random order', ([count, expected]) => {
		const entries = Array.from({ length: count }, (_, index) => ({
			text: [`step ${index}`],
			rationale: ['Because.']
		}));
		const item = buildItem('ordering', { entries });
		const orders = permutations(entries.map((_, index) => index));
		const responses = orders.map((order) => ({ kind: 'ordering' as const, order }));
		expect(meanShare(item, responses)).toBeCloseTo(expected, 12);
	});

	test('three left sides by pairing at random: one in three, as nothing is taken back', () => {
		const responses = permutations([0, 1, 2]).map((rights) => ({
			kind: 'matching' as const,
			rights
		}));
		expect(meanShare(buildItem('matching'), responses)).toBeCloseTo(1 / 3, 12);
	});

	test('a schedule by choosing an outcome for each step: one in three, as nothing is taken back', () => {
		const choices = [0, 1, 2];
		const responses = choices.flatMap((a) =>
			choices.flatMap((b) =>
				choices.map((c) => ({ kind: 'schedule' as const, choices: [a, b, c] }))
			)
		);
		expect(meanShare(buildItem('schedule'), responses)).toBeCloseTo(1 / 3, 12);
	});

	test('six options with three keys by ticking each with a coin: 5 of 32', () => {
		const options = [true, true, true, false, false, false].map(part);
		const item = buildItem('multiple-choice', { options });
		const responses = coinTosses(6).map((ticks) => ({
			kind: 'multiple-choice' as const,
			options: ticks.flatMap((tick, index) => (tick ? [index] : []))
		}));
		expect(meanShare(item, responses)).toBeCloseTo(5 / 32, 12);
	});
});
