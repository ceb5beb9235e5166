import fc from 'fast-check';
import { createEmptyCard, fsrs, Rating } from 'ts-fsrs';
import { describe, expect, test } from 'vitest';
import { lawRuns } from '#tests/builders/law-runs.ts';
import type { Grade } from './grade.ts';
import { chanceRemembered, createScheduler, type Memory } from './scheduler.ts';

const day = 86_400_000;
const minute = 60_000;
/** The moment at which the vectors of ts-fsrs begin. */
const start = Date.UTC(2022, 11, 29, 12, 30);
const usual = createScheduler(0.9);

/** Reviews one after the other, each so long after the one before. */
function reviewAll(reviews: readonly (readonly [Grade, number])[], scheduler = usual): Memory[] {
	let at = start;
	let memory: Memory | undefined;
	return reviews.map(([grade, afterMs]) => {
		at += afterMs;
		return (memory = scheduler.review(memory, grade, at));
	});
}
const intervalOf = ({ dueAt, reviewedAt }: Memory) => (dueAt - reviewedAt) / day;

/**
 * From ts-fsrs 5.4, packages/fsrs/__tests__/FSRS-6.test.ts at cdec8d2 of open-spaced-repetition/ts-fsrs, with the default
 * parameters; the memory states are those of fsrs-rs, src/inference.rs.
 */
describe('the vectors of ts-fsrs', () => {
	test('first review', () => {
		const memories = (['again', 'hard', 'good', 'easy'] as const).map((grade) =>
			usual.review(undefined, grade, start)
		);
		expect(memories.map(({ stability }) => stability)).toEqual([0.212, 1.2931, 2.3065, 8.2956]);
		expect(memories.map(({ difficulty }) => difficulty)).toEqual([
			6.4133, 5.11217071, 2.11810397, 1
		]);
		expect(memories.map(intervalOf)[3]).toBe(8);
	});

	test('memory state', () => {
		const last = reviewAll([
			['again', 0],
			['good', 0],
			['good', day],
			['good', 3 * day],
			['good', 8 * day],
			['good', 21 * day]
		]).at(-1);
		expect(last?.stability).toBeCloseTo(53.62691, 4);
		expect(last?.difficulty).toBeCloseTo(6.3574867, 4);
	});

	test('intervals, at the moments that its learning steps of ten minutes give', () => {
		const reviews: [Grade, number][] = [
			['good', 0],
			['good', 10 * minute],
			['good', 2 * day],
			['good', 11 * day],
			['good', 46 * day],
			['good', 163 * day],
			['again', 498 * day],
			['again', 10 * minute],
			['good', 10 * minute],
			['good', 2 * day],
			['good', 4 * day],
			['good', 7 * day],
			['good', 12 * day]
		];
		const intervals = reviewAll(reviews).map(intervalOf);
		// Those that a step of minutes decides have no counterpart: [0, 2] at the start, [0, 0, 2] after forgetting.
		expect(intervals.slice(2, 6)).toEqual([11, 46, 163, 498]);
		expect(intervals.slice(9)).toEqual([4, 7, 12, 21]);
	});

	test('chance of remembering when a first easy review comes due', () => {
		const memory = usual.review(undefined, 'easy', Date.UTC(2023, 11, 1, 4, 5));
		expect(chanceRemembered(memory, memory.dueAt)).toBeCloseTo(0.9024733, 7);
	});
});

const grades = {
	again: Rating.Again,
	hard: Rating.Hard,
	good: Rating.Good,
	easy: Rating.Easy
} as const;
const anyGrade = fc.constantFrom<Grade>('again', 'hard', 'good', 'easy');
const history = fc.array(fc.tuple(anyGrade, fc.integer({ min: 0, max: 400 * day })), {
	minLength: 1,
	maxLength: 20
});

describe('laws', () => {
	test(`equals ts-fsrs itself, whatever the reviews and the retention (seed ${lawRuns.seed})`, () => {
		const retentions = fc.constantFrom(0.8, 0.85, 0.9, 0.97);
		fc.assert(
			fc.property(history, retentions, (reviews, retention) => {
				const options = { learning_steps: [], relearning_steps: [] };
				const algorithm = fsrs({ ...options, request_retention: retention });
				let at = start;
				let card = createEmptyCard(start);
				for (const [grade, afterMs] of reviews) {
					at += afterMs;
					card = algorithm.next(card, at, grades[grade]).card;
				}
				const memory = reviewAll(reviews, createScheduler(retention)).at(-1);
				expect(memory).toEqual({
					stability: card.stability,
					difficulty: card.difficulty,
					reviewedAt: at,
					dueAt: card.due.getTime(),
					reviews: card.reps,
					lapses: card.lapses
				});
			}),
			{ ...lawRuns, numRuns: 200 }
		);
	});

	test(`a higher retention never waits longer (seed ${lawRuns.seed})`, () => {
		fc.assert(
			fc.property(history, (reviews) => {
				const [often, seldom] = [0.95, 0.85].map((retention) =>
					reviewAll(reviews, createScheduler(retention)).at(-1)
				);
				expect(often!.dueAt).toBeLessThanOrEqual(seldom!.dueAt);
			}),
			{ ...lawRuns, numRuns: 200 }
		);
	});

	test(`a later look never finds more remembered (seed ${lawRuns.seed})`, () => {
		const times = fc.tuple(fc.nat(1000 * day), fc.nat(1000 * day));
		fc.assert(
			fc.property(history, times, (reviews, [a, b]) => {
				const memory = reviewAll(reviews).at(-1)!;
				const [soon, late] = [Math.min(a, b), Math.max(a, b)].map((afterMs) =>
					chanceRemembered(memory, memory.reviewedAt + afterMs)
				);
				expect(late!).toBeLessThanOrEqual(soon!);
				expect(soon!).toBeLessThanOrEqual(1);
			}),
			{ ...lawRuns, numRuns: 200 }
		);
	});
});

test('takes a clock that was set back for no time passed', () => {
	const first = usual.review(undefined, 'good', start);
	const back = usual.review(first, 'good', start - 900 * day);
	expect(back).toEqual(usual.review(first, 'good', start));
	expect(chanceRemembered(first, start - day)).toBe(1);
});

test.for([-1e15, 0, 8.64e15, Number.MAX_SAFE_INTEGER])('gives %d a date that exists', (at) => {
	const { dueAt } = usual.review(usual.review(undefined, 'easy', at), 'easy', at);
	expect(Number.isInteger(dueAt)).toBe(true);
	expect(() => new Date(dueAt).toISOString()).not.toThrow();
});

test.for([0, 0.79, 0.98, 1, Number.NaN])('refuses a retention of %d', (retention) => {
	expect(() => createScheduler(retention)).toThrow(RangeError);
});
