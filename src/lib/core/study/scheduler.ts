import { createEmptyCard, default_w, forgetting_curve, fsrs, Rating, State } from 'ts-fsrs';
import type { Grade } from './grade.ts';

/** The share of reviews that are to be remembered when they come due. Above the most, reviews crowd out all else. */
export const retentionRange = { least: 0.8, usual: 0.9, most: 0.97 } as const;

/** What FSRS knows about one question after its reviews. */
export type Memory = {
	/** Days until the chance of remembering has fallen to 90 %. */
	readonly stability: number;
	/** From 1, easy, to 10; of remembering it for this person, not of the question. */
	readonly difficulty: number;
	/** The last review and the next, in milliseconds since 1970. */
	readonly reviewedAt: number;
	readonly dueAt: number;
	readonly reviews: number;
	/** How often it was forgotten. */
	readonly lapses: number;
};

export type Scheduler = {
	/**
	 * @param memory undefined before the first review
	 * @param at milliseconds since 1970; one before the last review stands for no time passed
	 */
	readonly review: (memory: Memory | undefined, grade: Grade, at: number) => Memory;
};

const msPerDay = 86_400_000;
/** ECMA-262 §21.4.1.22: time values end here; the longest interval still has to fit. */
const latest = 8.64e15 - 36_500 * msPerDay;
const ratings = {
	again: Rating.Again,
	hard: Rating.Hard,
	good: Rating.Good,
	easy: Rating.Easy
} as const;

/**
 * FSRS-6 with its default parameters (Ye et al., open-spaced-repetition; ts-fsrs 5), without fuzz and without learning steps:
 * those bring a card back within minutes, and people practise once a day. Days are calendar days of UTC, as in ts-fsrs.
 * @param retention within `retentionRange`
 */
export function createScheduler(retention: number): Scheduler {
	if (!(retention >= retentionRange.least && retention <= retentionRange.most)) {
		throw new RangeError(`a retention of ${retention}`);
	}
	const algorithm = fsrs({
		request_retention: retention,
		enable_fuzz: false,
		learning_steps: [],
		relearning_steps: []
	});
	return {
		review(memory, grade, at) {
			const reviewedAt = Math.min(latest, Math.max(at, memory?.reviewedAt ?? 0));
			const date = new Date(reviewedAt);
			const before = memory ? cardOf(memory) : createEmptyCard(date);
			const { card } = algorithm.next(before, date, ratings[grade]);
			return {
				stability: card.stability,
				difficulty: card.difficulty,
				reviewedAt,
				dueAt: card.due.getTime(),
				reviews: card.reps,
				lapses: card.lapses
			};
		}
	};
}

function cardOf({ stability, difficulty, reviewedAt, dueAt, reviews, lapses }: Memory) {
	return {
		...createEmptyCard(new Date(dueAt)),
		state: State.Review,
		last_review: new Date(reviewedAt),
		stability,
		difficulty,
		reps: reviews,
		lapses
	};
}

/** Chance of remembering, 0–1, by the forgetting curve of FSRS-6. @param now before the last review counts as right after it */
export function chanceRemembered({ reviewedAt, stability }: Memory, now: number): number {
	return forgetting_curve(default_w, Math.max(0, now - reviewedAt) / msPerDay, stability);
}
