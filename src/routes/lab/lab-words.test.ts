import { expect, test } from 'vitest';
import { runOrder } from '#lib/core/proof/bench.ts';
import { recordedAnomaly } from '#tests/builders/recorded-laboratory.ts';
import { changeWords, fateWords } from './lab-words.ts';

const run = (order: string) => runOrder(recordedAnomaly('lost-update'), 'repeatable read', order);

test('says of a move which outcome changed, and what is left now', () => {
	// The second update comes before the first one's commit.
	expect(changeWords(run('AABABB'), run('AABBAB'))).toBe(
		'Step 4, session B: update items set stock = 8 where id = 1 waits for A. ' +
			'Step 5, session A: commit comes to COMMIT, and B goes on, which fails with error 40001, could not serialize access due to concurrent update.'
	);
	// B reads before A has committed, and so from an older snapshot.
	expect(changeWords(run('AAABBB'), run('AABABB'))).toBe(
		'Step 3, session B: select stock from items where id = 1 finds 1 row: 10. ' +
			'Step 5, session B: update items set stock = 8 where id = 1 fails with error 40001, could not serialize access due to concurrent update. 2 more changed.'
	);
});

test('says so when a move changes nothing', () => {
	expect(changeWords(run('ABAABB'), run('BAAABB'))).toBe('No outcome changed.');
});

test('says of every step behind an impossible one that it is not reached', () => {
	expect(run('ABABBA').steps.map(fateWords)).toEqual([
		'finds 1 row: 10',
		'finds 1 row: 10',
		'comes to UPDATE 1',
		'waits for A',
		'cannot run: B is waiting for A',
		'is not reached'
	]);
});
