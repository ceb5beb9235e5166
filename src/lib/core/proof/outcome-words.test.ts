import { expect, test } from 'vitest';
import type { Outcome } from './outcome.ts';
import { outcomeWords } from './outcome-words.ts';

test.for<[outcome: Outcome, words: string]>([
	['UPDATE 1', 'UPDATE 1'],
	['error 40001', 'error 40001'],
	[[[10]], '10'],
	[[['alice', true]], 'alice | true'],
	[
		[
			[1, 'paid'],
			[2, null]
		],
		'1 | paid\n2 | null'
	],
	[[], 'no rows'],
	['[1, 2]\n[3]', '[1, 2]\n[3]']
])('%j reads as %j', ([outcome, words]) => {
	expect(outcomeWords(outcome)).toBe(words);
});
