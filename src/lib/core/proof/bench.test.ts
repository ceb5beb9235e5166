import { expect, test } from 'vitest';
import { laboratory, recordedAnomaly } from '#tests/builders/recorded-laboratory.ts';
import { runOrder } from './bench.ts';
import type { Isolation } from './postgres-proof.ts';
import { stepsOf } from './step-order.ts';

const run = (id: string, level: Isolation, order: string) =>
	runOrder(recordedAnomaly(id), level, order);

test('a lost update: committed without a word at read committed, refused at repeatable read', () => {
	expect(run('lost-update', 'read committed', 'ABABAB').final).toEqual([[8]]);
	const { steps, final } = run('lost-update', 'repeatable read', 'ABABAB');
	expect(final).toEqual([[9]]);
	expect(steps[4]?.fate).toMatchObject({
		kind: 'ran',
		played: { released: [{ who: 'B', step: 4, out: 'error 40001' }] }
	});
});

test('names the step that comes while its session waits, and those behind it', () => {
	const { steps, final } = run('lost-update', 'read committed', 'ABABBA');
	expect(steps.map(({ key, fate }) => [key, fate.kind])).toEqual([
		['A1', 'ran'],
		['B1', 'ran'],
		['A2', 'ran'],
		['B2', 'ran'],
		['B3', 'too-early'],
		['A3', 'not-reached']
	]);
	expect(steps[4]?.fate).toEqual({ kind: 'too-early', blocker: 'A', since: 4 });
	expect(steps[5]?.fate).toEqual({ kind: 'not-reached', stop: 5 });
	expect(final).toBeUndefined();
});

test('shows every statement beside its own outcome', () => {
	const { steps } = run('write-skew', 'serializable', 'BABAAB');
	expect(steps.map(({ who, did }) => [who, did])).toEqual(
		stepsOf('BABAAB').map(({ who, nth }) => [
			who,
			recordedAnomaly('write-skew').sessions[who]?.[nth]
		])
	);
});

test('runs the telling order of every anomaly at every level', () => {
	for (const each of laboratory.anomalies) {
		for (const [level, order] of Object.entries(each.telling)) {
			const { steps } = runOrder(each, level as Isolation, order);
			expect(steps.map(({ fate }) => fate.kind, `${each.id} at ${level}`)).toContain('ran');
		}
	}
});
