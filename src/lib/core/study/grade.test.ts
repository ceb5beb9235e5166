import { expect, test } from 'vitest';
import { type Confidence, gradeOf, type Outcome, outcomeOf } from './grade.ts';

test.for<[Outcome, Confidence | undefined, string]>([
	['wrong', 'sure', 'again'],
	['wrong', undefined, 'again'],
	['partly', 'sure', 'hard'],
	['right', 'guess', 'hard'],
	['right', 'unsure', 'good'],
	['right', 'sure', 'good'],
	['right', undefined, 'good'],
	['known', undefined, 'easy']
])('%s and %s is %s', ([outcome, confidence, grade]) => {
	expect(gradeOf(outcome, confidence)).toBe(grade);
});

test.for([
	[0, 3, 'wrong'],
	[1, 3, 'partly'],
	[3, 3, 'right']
] as const)('%d of %d points is %s', ([earned, possible, outcome]) => {
	expect(outcomeOf({ earned, possible })).toBe(outcome);
});
