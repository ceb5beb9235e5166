import { expect, test } from 'vitest';
import type { Recorded } from '#lib/core/proof/outcome.ts';
import { playSteps } from '#lib/core/proof/player.ts';
import { stepSentence } from './trace-words.ts';

const sentences = (steps: readonly (readonly [string | undefined, string, Recorded])[]) =>
	playSteps(
		steps.map(([who, did, recorded]) => ({
			who,
			did,
			language: 'sql',
			label: undefined,
			recorded
		}))
	).map(stepSentence);

test('tells a schedule in full sentences, the wait at both of its ends', () => {
	expect(
		sentences([
			['A', 'update items\n  set stock = 9;', 'UPDATE 1'],
			['B', 'update items set stock = 8', 'waits'],
			[
				'A',
				'commit',
				{ out: 'COMMIT', released: { B: { out: 'error 40001', says: 'could not serialize' } } }
			]
		])
	).toEqual([
		'Step 1, session A: update items set stock = 9 comes to UPDATE 1.',
		'Step 2, session B: update items set stock = 8 waits for A.',
		'Step 3, session A: commit comes to COMMIT. That lets session B go on: its step 2 fails with error 40001, could not serialize.'
	]);
});

test('counts the rows of a query', () => {
	expect(
		sentences([
			[undefined, 'select 1', [[1]]],
			[
				undefined,
				'select id, name from doctors',
				[
					[1, 'Ada'],
					[2, null]
				]
			],
			[undefined, 'select 1 where false', []]
		])
	).toEqual([
		'Step 1: select 1 finds 1 row: 1.',
		'Step 2: select id, name from doctors finds 2 rows: 1 | Ada; 2 | null.',
		'Step 3: select 1 where false finds no rows.'
	]);
});

test('takes a program that prints “error” for what it printed', () => {
	expect(sentences([[undefined, 'print(1)', 'error: 1\nerror: 2']])).toEqual([
		'Step 1: print(1) comes to error: 1; error: 2.'
	]);
});
