import { expect, test } from 'vitest';
import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import { contentHash } from '../../../../scripts/content-hash.ts';
import { checkReceipt } from './check-receipt.ts';
import { claimText } from './claim-text.ts';
import { diffTraces } from './diff-traces.ts';
import { expectedRun, mergeRuns } from './merge-runs.ts';
import type { Trace } from './outcome.ts';
import { proofSchema } from './proof.ts';
import { receiptSchema } from './receipt.ts';
import { receiptText } from './receipt-text.ts';
import { recordingOf } from './record.ts';

const source = {
	engine: 'postgres',
	says: 'B waits for A.',
	setup: 'create table t (id int);',
	cases: {
		main: {
			title: 'As it is',
			isolation: 'repeatable read',
			steps: [{ A: 'update t set id = 1' }, { B: 'update t set id = 2', as: 'b' }, { A: 'commit' }],
			final: 'select id from t'
		}
	},
	claims: {}
};
const proof = proofSchema.parse(source);
const claim = contentHash(claimText(proof));
const conflict = {
	out: 'COMMIT',
	released: { B: { out: 'error 40001', says: 'could not serialize access' } }
};
const trace: Trace = { main: ['UPDATE 1', 'waits', conflict, [[1]]] };
const run = (on: string, of: Trace, date = '2026-11-25') => ({
	on,
	date,
	trace: of,
	traceHash: contentHash(canonicalJson(of))
});
const receipt = mergeRuns(claim, undefined, [run('PostgreSQL 15.18', trace)]);

test('a stored receipt is read as it was written, one outcome a line', () => {
	const text = receiptText(receipt);
	expect(receiptSchema.parse(JSON.parse(text))).toEqual(receipt);
	expect(text).toContain('\n\t\t\t\t"waits",\n');
});

test('versions that agree share one trace', () => {
	const both = mergeRuns(claim, receipt, [run('PostgreSQL 18.4', trace)]);
	expect(both.runs.map(({ on }) => on)).toEqual(['PostgreSQL 15.18', 'PostgreSQL 18.4']);
	expect(Object.keys(both.traces)).toHaveLength(1);
});

test('a newer minor version takes the place of the older, and a trace without runs is dropped', () => {
	const other: Trace = { main: ['UPDATE 1', 'waits', 'COMMIT', [[1]]] };
	const renewed = mergeRuns(claim, receipt, [run('PostgreSQL 15.19', other, '2027-01-01')]);
	expect(renewed.runs.map(({ on, date }) => `${on} ${date}`)).toEqual([
		'PostgreSQL 15.19 2027-01-01'
	]);
	expect(Object.values(renewed.traces)).toEqual([other]);
});

test('runs of another wording of the proof are dropped', () => {
	const renewed = mergeRuns('another', receipt, [run('PostgreSQL 18.4', trace)]);
	expect(renewed.runs.map(({ on }) => on)).toEqual(['PostgreSQL 18.4']);
});

test('a version is held to its own series, and one never seen to the newest', () => {
	const both = mergeRuns(claim, receipt, [run('PostgreSQL 18.4', trace)]);
	expect(expectedRun(both, 'PostgreSQL 15.99')?.on).toBe('PostgreSQL 15.18');
	expect(expectedRun(both, 'PostgreSQL 17.2')?.on).toBe('PostgreSQL 18.4');
});

test('a receipt is bound to what was run, not to the words about it', () => {
	const reworded = proofSchema.parse({
		...source,
		says: 'B has to wait.',
		cases: { main: { ...source.cases.main, title: 'Another title' } }
	});
	expect(checkReceipt(reworded, receipt, contentHash)).toEqual([]);
	const rerun = proofSchema.parse({ ...source, setup: 'create table t (id bigint);' });
	expect(checkReceipt(rerun, receipt, contentHash)).toEqual([
		'it is the receipt of another wording of the proof: run it again'
	]);
});

test('the order of cases is part of what was run', () => {
	const two = (...names: string[]) =>
		claimText(
			proofSchema.parse({
				...source,
				cases: Object.fromEntries(names.map((name) => [name, source.cases.main]))
			})
		);
	expect(two('a', 'b')).not.toBe(two('b', 'a'));
});

test('a trace that was edited, cut short or left over is found', () => {
	const [hash = ''] = Object.keys(receipt.traces);
	const edited = {
		...receipt,
		traces: { [hash]: { main: ['UPDATE 1', 'waits', 'COMMIT', [[2]]] } }
	};
	expect(checkReceipt(proof, edited, contentHash)).toEqual([
		`trace ${hash} is not what was recorded`
	]);
	const short = mergeRuns(claim, undefined, [run('PostgreSQL 15.18', { main: ['UPDATE 1'] })]);
	expect(checkReceipt(proof, short, contentHash)[0]).toContain(
		'case main has 1 outcomes for 4 steps'
	);
	const lost = { ...receipt, traces: {} };
	expect(checkReceipt(proof, lost, contentHash)).toEqual([
		'the trace of PostgreSQL 15.18 is missing'
	]);
});

test('a difference names the step and shows both outcomes', () => {
	const shown: Trace = {
		main: ['UPDATE 1', 'waits', { out: 'COMMIT', released: { B: { out: 'UPDATE 1' } } }, [[2]]]
	};
	expect(diffTraces(proof, trace, shown)).toEqual([
		'  main.3 A: commit',
		'  - COMMIT; B goes on: error 40001 (could not serialize access)',
		'  + COMMIT; B goes on: UPDATE 1',
		'  main.final select id from t',
		'  - [[1]]',
		'  + [[2]]'
	]);
});

test('a recording joins the steps with what the newest version made of them', () => {
	const other: Trace = { main: ['UPDATE 1', 'waits', 'COMMIT', [[1]]] };
	const both = mergeRuns(claim, receipt, [run('PostgreSQL 18.4', other)]);
	const recording = recordingOf(proof, both);
	expect(recording.runs).toEqual([{ on: 'PostgreSQL 18.4', date: '2026-11-25' }]);
	expect(recording.cases[0]?.isolation).toEqual({ A: 'repeatable read', B: 'repeatable read' });
	expect(
		recording.cases[0]?.steps.map(({ who, label, recorded }) => [who, label, recorded])
	).toEqual([
		['A', undefined, { out: 'UPDATE 1' }],
		['B', 'b', { out: 'waits' }],
		['A', undefined, { out: 'COMMIT' }],
		[undefined, 'final', { out: [[1]] }]
	]);
});
