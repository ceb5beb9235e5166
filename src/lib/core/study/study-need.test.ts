import { expect, test } from 'vitest';
import { createMeasurement } from '#lib/core/measure/measurement.ts';
import { gapTo } from '#lib/core/role/gap.ts';
import type { GapRow } from '#lib/core/role/gap.ts';
import { buildRole, catalogue } from '#tests/builders/session.ts';
import { needsOf } from './study-need.ts';

const rows = gapTo(buildRole(), createMeasurement(catalogue), catalogue).flatMap(
	(area) => area.rows
);
const [sql] = rows.filter(({ skill }) => skill.id === 'sql') as [GapRow];

test('puts the most urgent first, on the scale of levels', () => {
	const needs = needsOf(rows);
	expect(needs.map(({ skill }) => skill)).toEqual(['index', 'sql', 'naming']);
	for (const { required, present, lacks, urgency } of needs) {
		expect(present + lacks).toBeCloseTo(required, 12);
		expect(urgency).toBeCloseTo(lacks, 12);
	}
});

test('leaves out what counts nothing, weighs nothing or hardly lacks', () => {
	expect(needsOf([{ ...sql, counts: false }])).toEqual([]);
	expect(needsOf([{ ...sql, group: { ...sql.group, weight: 0 } }])).toEqual([]);
	expect(needsOf([{ ...sql, urgency: 0.09 }])).toEqual([]);
});

test('joins several requirements of one skill', () => {
	const group = { ...sql.group, weight: 50 };
	const lower = { ...sql, group, requirement: { ...sql.requirement, level: 2 }, urgency: 0.25 };
	const needs = needsOf([lower, { ...sql, urgency: 1.5 }]);
	expect(needs).toEqual([{ skill: 'sql', required: 3, present: 1.5, lacks: 1.5, urgency: 1.75 }]);
});
