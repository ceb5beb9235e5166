import type { EventBody } from '#lib/core/log/event.ts';

/** How a review went, in the words of FSRS. All but the first mean that it was remembered. */
export type Grade = 'again' | 'hard' | 'good' | 'easy';

export type Confidence = NonNullable<EventBody<'item-practised'>['confidence']>;

/** `known`: nothing was answered, the person says so. */
export type Outcome = 'wrong' | 'partly' | 'right' | 'known';

export function outcomeOf({ earned, possible }: { earned: number; possible: number }): Outcome {
	if (earned >= possible) return 'right';
	return earned > 0 ? 'partly' : 'wrong';
}

/** A right guess was hardly remembered; being sure is what an ordinary review is like. */
export function gradeOf(outcome: Outcome, confidence: Confidence | undefined): Grade {
	switch (outcome) {
		case 'wrong':
			return 'again';
		case 'partly':
			return 'hard';
		case 'right':
			return confidence === 'guess' ? 'hard' : 'good';
		case 'known':
			return 'easy';
	}
}
