import { expect, test } from 'vitest';
import { buildItem } from '#tests/builders/item.ts';
import { checkClaim } from './check-claim.ts';
import { claimSchema } from './claim.ts';
import type { Outcome } from './outcome.ts';
import type { Recording } from './recording.ts';

/** A recording of one session whose steps, `one`, `two` and so on, came to these. */
function recordingOf(...outcomes: readonly Outcome[]): Recording {
	const labels = ['one', 'two', 'three', 'four'];
	return {
		engine: 'postgres',
		says: 'It shows what it shows.',
		runs: [{ on: 'PostgreSQL 18.4', date: '2026-11-25' }],
		cases: [
			{
				name: 'main',
				title: undefined,
				setup: undefined,
				isolation: undefined,
				steps: outcomes.map((out, index) => ({
					who: 'A',
					did: 'select 1',
					language: 'sql',
					label: labels[index],
					recorded: { out }
				}))
			}
		]
	};
}

const option = (correct: boolean, shown: string) => ({
	text: [shown],
	rationale: ['So that it can be told apart.'],
	correct
});
const single = buildItem('single-choice', {
	options: [option(false, 'ten'), option(true, 'twelve'), option(false, 'an error')]
});
const messages = (...check: Parameters<typeof checkClaim>) =>
	checkClaim(...check).map(({ message }) => message);
const claimOf = (claim: unknown) => claimSchema.parse(claim);

test('accepts a claim whose key alone holds in the recording', () => {
	const claim = claimOf({
		at: 'main.one',
		options: [{ is: [[10]] }, { is: [[12]] }, { has: 'error' }]
	});
	expect(messages(single, claim, recordingOf([[12]]))).toEqual([]);
});

test('refuses a key that the recording does not show, and a distractor that it does', () => {
	const claim = claimOf({
		at: 'main.one',
		options: [{ is: [[10]] }, { is: [[12]] }, { has: 'error' }]
	});
	expect(messages(single, claim, recordingOf([[10]]))).toEqual([
		'alternative 1 is wrong by the key, but it holds: the run shows [[10]] at main.one',
		'alternative 2 is the key, but the run shows [[10]] at main.one'
	]);
});

test('tells the number 12 from the text 12', () => {
	const claim = claimOf({ at: 'main.one', options: [{ is: [[10]] }, { is: [[12]] }, { is: 'x' }] });
	expect(messages(single, claim, recordingOf([['12']]))).toHaveLength(1);
});

test('lets a distractor that cannot be run say why, but never the key', () => {
	const options = [{ unrun: 'It would take a day.' }, { is: [[12]] }, { is: 'error 40001' }];
	expect(messages(single, claimOf({ at: 'main', options }), recordingOf([[12]]))).toEqual([]);
	const unrunKey = [options[0], { unrun: 'It would take a day.' }, options[2]];
	expect(messages(single, claimOf({ at: 'main', options: unrunKey }), recordingOf([[12]]))).toEqual(
		['alternative 2 is the key, so it is to be run']
	);
});

test.for([
	['has parts', { has: ['one', 'two'] }, 'two and one', true],
	['has one part of two', { has: ['one', 'two'] }, 'only one', false],
	['lacks a part', { lacks: 'Sort' }, 'Index Scan', true],
	['lacks nothing', { lacks: 'Sort' }, 'Sort\n  Seq Scan', false],
	['is the text of rows', { is: '[[1]]' }, [[1]], true]
] as const)('%s', ([, statement, outcome, isHeld]) => {
	const item = buildItem('single-choice', {
		options: [option(isHeld, 'a'), option(!isHeld, 'b'), option(false, 'c')]
	});
	const other = { [isHeld ? 'lacks' : 'has']: typeof outcome === 'string' ? outcome : '[[1]]' };
	const claim = claimOf({ at: 'main', options: [statement, other, { is: 'neither' }] });
	expect(messages(item, claim, recordingOf(outcome))).toEqual([]);
});

test.for([
	['a place that is not there', { at: 'main.five', is: [[12]] }, 'there is no main.five'],
	['no place', { is: [[12]] }, 'alternative 2 says not where to look: "at"'],
	[
		'nothing to look for',
		{ at: 'main' },
		'alternative 2 says not what the run would show: "is", "has" or "lacks"'
	]
] as const)('names %s', ([, key, message]) => {
	const others = { at: 'main', is: 'neither' };
	const claim = claimOf({ options: [others, key, others] });
	expect(messages(single, claim, recordingOf([[12]]))).toEqual([message]);
});

test('counts statements against alternatives', () => {
	const claim = claimOf({ at: 'main', options: [{ is: [[12]] }] });
	expect(messages(single, claim, recordingOf([[12]]))).toEqual(['1 statements for 3 alternatives']);
});

test('refuses a claim in the form of another kind', () => {
	expect(messages(single, claimOf({ value: 'main' }), recordingOf([[12]]))).toEqual([
		'a single-choice question is claimed by "options", not by "value"'
	]);
});

test.for([
	[[[503]], []],
	['503', []],
	['(integer) 503', []],
	['"503"', []],
	['"503', ['the key is 503, but the run shows "503 at main.one']],
	['', ['the key is 503, but the run shows  at main.one']],
	[[[504]], ['the key is 503, but the run shows [[504]] at main.one']],
	['error 22003', ['the key is 503, but the run shows error 22003 at main.one']],
	[[], ['the key is 503, but the run shows [] at main.one']]
] as [Outcome, string[]][])('reads the number of a numeric question off %j', ([outcome, found]) => {
	const item = buildItem('numeric', { value: 503, tolerance: 0 });
	expect(messages(item, claimOf({ value: 'main.one' }), recordingOf(outcome))).toEqual(found);
});

test('holds each left side of a matching question against every right side', () => {
	const item = buildItem('matching', {
		lefts: [0, 1].map((right) => ({ text: [`left ${right}`], rationale: ['Why.'], right })),
		rights: [0, 1].map((right) => ({ text: [`right ${right}`] }))
	});
	const claim = claimOf({
		lefts: ['main.one', 'main.two'],
		rights: [{ is: 'UPDATE 1' }, { is: 'error 40001' }]
	});
	expect(messages(item, claim, recordingOf('UPDATE 1', 'error 40001'))).toEqual([]);
	expect(messages(item, claim, recordingOf('UPDATE 1', 'UPDATE 1'))).toEqual([
		'left side 2 with right side 1 is wrong by the key, but it holds: the run shows UPDATE 1 at main.two',
		'left side 2 with right side 2 is the key, but the run shows UPDATE 1 at main.two'
	]);
});

test('finds the entries of an ordering question one after the other', () => {
	const item = buildItem('ordering', {
		entries: ['first', 'second', 'third'].map((text) => ({ text: [text], rationale: ['Why.'] }))
	});
	const claim = claimOf({ order: 'main', texts: ['open', 'write', 'close'] });
	expect(messages(item, claim, recordingOf('open\nwrite\nclose'))).toEqual([]);
	expect(messages(item, claim, recordingOf('open\nclose\nwrite'))).toEqual([
		'the key has "close" as number 3, but the run shows open\nclose\nwrite'
	]);
});
