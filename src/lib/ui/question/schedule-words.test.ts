import { expect, test } from 'vitest';
import { askedAbout, isolationWords, stepName } from './schedule-words.ts';

const steps = [{ who: 'A' }, { who: 'B' }, { who: 'B' }, { who: 'A' }, {}];

test('names a step by its place and session, and the query at the end', () => {
	expect(stepName(steps, 2)).toBe('Step 3, session B');
	expect(stepName(steps, 4)).toBe('At the end');
});

test('asks of a session that waited about its newest step', () => {
	expect(askedAbout(steps, { step: 3, released: 'B' })).toBe(2);
	expect(askedAbout(steps, { step: 3 })).toBe(3);
});

test.for<[Record<string, string>, string]>([
	[{ A: 'serializable', B: 'serializable' }, 'each at SERIALIZABLE'],
	[{ A: 'serializable', B: 'read committed' }, 'A at SERIALIZABLE, B at READ COMMITTED'],
	[{ B: 'repeatable read' }, 'B at REPEATABLE READ']
])('of %j says "%s"', ([isolation, words]) => {
	expect(isolationWords(isolation)).toBe(words);
});
