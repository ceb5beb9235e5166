import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	buildGroup,
	buildIndexedItem,
	buildRole,
	createCatalogue
} from '#tests/builders/made-up-bank.ts';
import type { SkillId } from '#lib/core/items/ids.ts';
import { openTargets, roleTargets } from './area-target.ts';
import type { AreaTarget } from './area-target.ts';
import { expectedGain, itemOutcomes } from './item-gain.ts';
import { levelCut } from './levels.ts';
import { createMeasurement, estimateSkill, observe } from './measurement.ts';
import type { Measurement } from './measurement.ts';
import { questionsToSettle } from './questions-to-settle.ts';
import { estimateTarget, regressTarget } from './target-posterior.ts';
import { dot } from './vector.ts';

const catalogue = createCatalogue(2, 6);
const fresh = createMeasurement(catalogue);

function give(measurement: Measurement, skill: string, right: boolean, level = 3): Measurement {
	const item = buildIndexedItem({ skill: skill as SkillId, level });
	const rest = { possible: 1, dontKnow: false, remembered: 0, rapid: false };
	return observe(measurement, { item, earned: right ? 1 : 0, ...rest });
}

const anyMeasurement = fc
	.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.boolean(), fc.integer({ min: 1, max: 5 })), {
		maxLength: 20
	})
	.map((answers) =>
		answers.reduce((m, [skill, right, level]) => give(m, `skill-${skill}`, right, level), fresh)
	);

test('foretells exactly how much a question takes off the variance of an area', () => {
	const [whole] = openTargets(fresh);
	const role = buildRole([
		buildGroup('all-of', ['skill-0'], 4),
		buildGroup('all-of', ['skill-2'], 2, 30)
	]);
	const [asked] = roleTargets(fresh, role);
	fc.assert(
		fc.property(
			anyMeasurement,
			fc.constantFrom('skill-0', 'skill-2', 'skill-4'),
			fc.integer({ min: 1, max: 5 }),
			fc.constantFrom(whole!, asked!),
			(measurement, id, level, target) => {
				const skill = id as SkillId;
				const before = estimateTarget(measurement, target);
				const regression = regressTarget(measurement, target, skill);
				const outcomes = itemOutcomes(buildIndexedItem({ skill, level }), 0);
				const right = dot(regression.weights, outcomes.curves[0]!);
				const after = (earned: boolean) =>
					estimateTarget(give(measurement, skill, earned, level), target).sd ** 2;
				const expected = before.sd ** 2 - right * after(true) - (1 - right) * after(false);
				expect(expectedGain(regression, before.mean, outcomes)).toBeCloseTo(expected, 6);
			}
		),
		{ numRuns: 40 }
	);
});

test('is a skill of its own where a role asks for one in an area', () => {
	const measurement = give(give(fresh, 'skill-0', true), 'skill-1', false);
	const [target] = roleTargets(measurement, buildRole([buildGroup('all-of', ['skill-0'], 3)]));
	expect(estimateTarget(measurement, target!)).toEqual(
		estimateSkill(measurement, 'skill-0' as SkillId)
	);
});

test('is less certain of an area the fewer of its skills count', () => {
	const [wide] = openTargets(fresh);
	const narrow: AreaTarget = { ...wide!, terms: [{ skill: wide!.terms[0]!.skill, weight: 1 }] };
	expect(estimateTarget(fresh, wide!).sd).toBeLessThan(estimateTarget(fresh, narrow).sd);
});

test('asks what a role asks, weighted, area by area', () => {
	const role = buildRole([
		buildGroup('all-of', ['skill-0'], 4),
		buildGroup('all-of', ['skill-2', 'skill-4'], 2, 50),
		buildGroup('all-of', ['skill-1'], 3),
		buildGroup('all-of', ['cobol'], 3)
	]);
	const [first, second, ...rest] = roleTargets(fresh, role);
	expect(rest).toEqual([]);
	expect(first!.terms).toEqual([
		{ skill: 'skill-0', weight: 0.5 },
		{ skill: 'skill-2', weight: 0.25 },
		{ skill: 'skill-4', weight: 0.25 }
	]);
	expect(first!.required).toBeCloseTo((levelCut(4) + levelCut(2)) / 2, 12);
	expect(second!.terms).toEqual([{ skill: 'skill-1', weight: 1 }]);
});

test('lets the best skill stand for a group that any one meets', () => {
	const role = buildRole([buildGroup('any-of', ['skill-0', 'skill-2'], 3)]);
	const skillOf = (measurement: Measurement) => roleTargets(measurement, role)[0]!.terms[0]!.skill;
	expect(skillOf(fresh)).toBe('skill-0');
	expect(skillOf(give(fresh, 'skill-2', true))).toBe('skill-2');
	expect(skillOf(give(fresh, 'skill-0', false))).toBe('skill-2');
});

test('expects more questions the nearer an area is to what is required', () => {
	const measurement = ['skill-0', 'skill-2', 'skill-4'].reduce((m, id) => give(m, id, true), fresh);
	const [open] = openTargets(measurement);
	const { mean, sd } = estimateTarget(measurement, open!);
	const [near, far] = [0.1, 1].map((away) =>
		questionsToSettle(measurement, { ...open!, required: mean + away * sd })
	);
	expect(near!.fewest).toBeGreaterThan(far!.most);
	expect(far!.fewest).toBeGreaterThan(0);
});
