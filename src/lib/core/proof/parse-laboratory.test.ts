import { expect, test } from 'vitest';
import { laboratory, recordedAnomaly } from '#tests/builders/recorded-laboratory.ts';
import type { Anomaly } from './laboratory.ts';
import { parseLaboratory } from './parse-laboratory.ts';

const issuesOf = (changed: Partial<Anomaly>) => {
	const anomalies = [{ ...recordedAnomaly('deadlock'), ...changed }];
	const parsed = parseLaboratory(JSON.stringify({ ...laboratory, anomalies }));
	return parsed.ok ? [] : parsed.error.issues;
};

test('reads what was recorded', () => {
	expect(parseLaboratory(JSON.stringify(laboratory))).toEqual({ ok: true, value: laboratory });
});

test('names the anomaly and the level of every text that is not one of its steps', () => {
	const { levels } = recordedAnomaly('deadlock');
	expect(issuesOf({ levels: { ...levels, serializable: levels.serializable.slice(1) } })).toEqual([
		expect.stringMatching(/^deadlock, serializable: /)
	]);
});

test('names a telling order that is not one', () => {
	const { telling } = recordedAnomaly('deadlock');
	expect(issuesOf({ telling: { ...telling, 'read committed': 'ABAB' } })).toEqual([
		'deadlock, read committed: the telling order ABAB is not one of its steps'
	]);
});

test('names the place of a value that does not belong there', () => {
	expect(issuesOf({ title: '' })).toEqual([expect.stringMatching(/^anomalies\.0\.title: /)]);
});
