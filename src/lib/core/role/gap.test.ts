import { expect, test } from 'vitest';
import { skillIdSchema } from '#lib/core/items/ids.ts';
import { createMeasurement, type Measurement, observe } from '#lib/core/measure/measurement.ts';
import { buildRole, catalogue } from '#tests/builders/session.ts';
import { withLevel } from './edit-role.ts';
import { gapTo } from './gap.ts';

/** A person who gave `count` answers of level 4 about a skill, all right or all wrong. */
function answering(skill: string, count: number, right: boolean, from?: Measurement): Measurement {
	let measurement = from ?? createMeasurement(catalogue);
	for (let i = 0; i < count; i++) {
		measurement = observe(measurement, {
			item: {
				skill: skillIdSchema.parse(skill),
				kind: 'numeric',
				level: right ? 4 : 1,
				choices: 0
			},
			earned: right ? 1 : 0,
			possible: 1,
			dontKnow: false,
			remembered: 0,
			rapid: false
		});
	}
	return measurement;
}
const areas = (measurement: Measurement, role = buildRole()) => {
	const [data, code] = gapTo(role, measurement, catalogue);
	if (!data || !code) throw new Error('an area is missing');
	return { data, code };
};

test('gives an area that was not asked no value, and never zero', () => {
	const { data, code } = areas(answering('sql', 2, true));
	expect(code.value).toBeUndefined();
	expect(code.description.kind).toBe('unasked');
	expect(data.value).toBeDefined();
});

test('does not let a surplus in one skill hide a gap in another', () => {
	const strong = answering('sql', 12, true);
	const { data } = areas(answering('index', 12, false, strong));
	expect(data.value?.mean).toBeLessThan(data.required - 0.8);
	expect(data.worst?.skill.id).toBe('index');
});

test('never shows an area above what is required, nor a band outside the scale', () => {
	const { data } = areas(answering('index', 12, true, answering('sql', 12, true)));
	expect(data.value?.mean).toBeLessThanOrEqual(data.required);
	expect(data.value?.high).toBeLessThanOrEqual(data.required);
	expect(data.value?.low).toBeGreaterThanOrEqual(0);
});

test('counts what is probably met and what was asked', () => {
	const { data } = areas(answering('sql', 12, true));
	expect(data).toMatchObject({ met: 1, groups: 2, asked: 1, skills: 2 });
});

test('lets the best member of an any-of group count for the group', () => {
	const [group] = buildRole().groups;
	const requirements = group?.requirements.filter(({ skill }) => skill !== 'naming');
	const role = buildRole({
		groups: [
			{ ...group, kind: 'any-of', requirements },
			{ ...group, requirements: group?.requirements.filter(({ skill }) => skill === 'naming') }
		]
	});
	const { data } = areas(answering('index', 8, true, answering('sql', 8, false)), role);
	expect(data.rows.map(({ skill, counts }) => [skill.id, counts])).toEqual([
		['sql', false],
		['index', true]
	]);
	expect(data).toMatchObject({ met: 1, groups: 1 });
});

test('weighs each requirement of an all-of group with the whole weight of the group', () => {
	const [group] = buildRole().groups;
	const [sql, index, naming] = group?.requirements ?? [];
	const role = buildRole({
		groups: [
			{ ...group, requirements: [sql, naming] },
			{ ...group, requirements: [{ ...index, level: 1, range: [1, 1] }] }
		]
	});
	expect(areas(createMeasurement(catalogue), role).data.required).toBeCloseTo(2, 10);
});

test('judges the same answers by a changed level', () => {
	const measurement = answering('naming', 4, true);
	const harder = withLevel(buildRole(), skillIdSchema.parse('naming'), 4);
	const p = (role = buildRole()) => {
		const { description } = areas(measurement, role).code;
		return 'leaning' in description && description.leaning?.side === 'above'
			? description.leaning.probability
			: 0;
	};
	expect(p()).toBeGreaterThan(p(harder));
});

test('gives no value where most answers came too fast to have been read', () => {
	const read = answering('sql', 2, true);
	const rapid = { rapid: true, earned: 0, possible: 1, dontKnow: false, remembered: 0 };
	const item = {
		skill: skillIdSchema.parse('sql'),
		kind: 'numeric',
		level: 3,
		choices: 0
	} as const;
	const hasty = observe(observe(read, { ...rapid, item }), { ...rapid, item });
	const { data } = areas(hasty);
	expect(data.description.kind).toBe('low-effort');
	expect(data).toMatchObject({ value: undefined, met: 0, asked: 0 });
});
