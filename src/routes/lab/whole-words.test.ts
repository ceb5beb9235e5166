import { expect, test } from 'vitest';
import { runOrder } from '#lib/core/proof/bench.ts';
import { recordedAnomaly } from '#tests/builders/recorded-laboratory.ts';
import { wholeWords } from './whole-words.ts';

test.for([
	['lost-update', 'read committed', 'ABABAB', 'A reads 10; B reads 10; nobody fails; left: 8'],
	[
		'lost-update',
		'serializable',
		'ABABAB',
		'A reads 10; B reads 10; B fails with error 40001; left: 9'
	],
	['lost-update', 'serializable', 'ABABBA', 'cannot run: B is waiting for A'],
	['phantom', 'read committed', 'ABBAA', 'A reads 1, then 2; nobody fails; left: 2'],
	['phantom', 'repeatable read', 'ABBAA', 'A reads 1, then 1; nobody fails; left: 2'],
	['deadlock', 'read committed', 'ABABAB', 'B fails with error 40P01; left: 1 | 90 / 2 | 110']
] as const)('sums up %s at %s in the order %s: %s', ([id, level, order, words]) => {
	expect(wholeWords(runOrder(recordedAnomaly(id), level, order))).toBe(words);
});
