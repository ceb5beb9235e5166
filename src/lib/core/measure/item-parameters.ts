import { assertNever } from '#lib/core/assert-never.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemParameters } from './response-model.ts';

/** What measuring needs of a question. */
export type MeasuredItem = Pick<IndexedItem, 'skill' | 'kind' | 'level' | 'choices'>;

/** Logits between one level and the next. */
export const levelStep = 0.9;

const slope = 1.2;
/** How far, in logits, an author's judgement of difficulty is usually off. */
const difficultySd = 0.7;

/**
 * The slope that remains once the difficulty is known only as N(b, τ): averaging the logistic curve over it flattens
 * it by √(1 + (aτ/1.702)²), by the normal approximation of the logistic (Zeger, Liang & Albert 1988). Using
 * the bare slope instead would make every interval too narrow.
 */
export const attenuatedSlope = slope / Math.sqrt(1 + ((slope * difficultySd) / 1.702) ** 2);

/** Difficulty in logits that stands for an authored level: level 3 is the middle of the scale. */
export function difficultyOfLevel(level: number): number {
	return (level - 3) * levelStep;
}

/** The chance of being right without knowing anything. */
export function guessFloor(item: MeasuredItem): number {
	switch (item.kind) {
		case 'single-choice':
		case 'faulty-line':
		case 'schedule':
			// Nothing is taken back, so that blind choices earn this share of a schedule's steps on average.
			return 1 / Math.max(2, item.choices);
		case 'multiple-choice':
			return 0.07;
		case 'ordering':
		case 'matching':
			return 0.04;
		case 'numeric':
		case 'short-text':
			return 0.02;
		case 'true-false':
			/** Per statement of the set. */
			return 0.5;
		default:
			return assertNever(item.kind);
	}
}

/**
 * @param remembered probability that the answer is recalled from an earlier encounter, which raises the floor:
 * c′ = c + (1 − c)·R
 */
export function itemParameters(item: MeasuredItem, remembered = 0): ItemParameters {
	const floor = guessFloor(item);
	return {
		discrimination: attenuatedSlope,
		difficulty: difficultyOfLevel(item.level),
		guessing: floor + (1 - floor) * remembered
	};
}
