import { expect, test } from 'vitest';
import type { Recorded } from './outcome.ts';
import { outcomesAt } from './outcomes-at.ts';

const steps = (
	[
		['A', 'UPDATE 1'],
		['B', 'waits'],
		['C', 'waits'],
		['A', { out: 'COMMIT', released: { B: { out: [[9]] } } }],
		['B', { out: 'ROLLBACK', released: { C: { out: 'error 40001' } } }],
		['A', 'waits']
	] satisfies [string, Recorded][]
).map(([who, recorded]) => ({ who, did: '', language: 'sql', label: undefined, recorded }));

test.for<[index: number, released: string | undefined, outcomes: string[]]>([
	[0, undefined, ['UPDATE 1']],
	[1, undefined, ['waits', 'waits, then [[9]]']],
	[2, undefined, ['waits', 'waits, then error 40001']],
	[3, undefined, ['COMMIT']],
	[4, 'C', ['error 40001']],
	[4, 'B', []],
	[0, 'B', []],
	[5, undefined, ['waits']],
	[9, undefined, []]
])('step %i, asked of %s: %j', ([index, released, outcomes]) => {
	expect(outcomesAt(steps, index, released)).toEqual(outcomes);
});

test('what a waiting query returns in the end are rows', () => {
	expect(outcomesAt(steps, 3, 'B')).toEqual([[[9]]]);
});
