import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndexedItem, createCatalogue } from '#tests/builders/made-up-bank.ts';
import type { SkillId } from '#lib/core/items/ids.ts';
import { createAbilityTree } from './ability-tree.ts';
import type { Answer } from './answer-likelihood.ts';
import { estimateFrom } from './estimate.ts';
import { createMeasurement, elapse, estimateSkill, observe, weighTrees } from './measurement.ts';
import type { Measurement } from './measurement.ts';

const catalogue = createCatalogue(2, 5);
const skillIds = catalogue.skills.map(({ id }) => id);
const fresh = createMeasurement(catalogue);

const anyAnswer = fc
	.record({
		skill: fc.constantFrom(...skillIds),
		shape: fc.constantFrom(
			{ kind: 'single-choice', choices: 4, possible: 1 } as const,
			{ kind: 'numeric', choices: 0, possible: 1 } as const,
			{ kind: 'ordering', choices: 4, possible: 6 } as const,
			{ kind: 'true-false', choices: 5, possible: 5 } as const
		),
		level: fc.integer({ min: 1, max: 5 }),
		share: fc.double({ min: 0, max: 1, noNaN: true }),
		dontKnow: fc.boolean(),
		remembered: fc.constantFrom(0, 0, 0.6)
	})
	.map(({ skill, shape, level, share, dontKnow, remembered }): Answer => ({
		item: { skill, level, kind: shape.kind, choices: shape.choices },
		earned: dontKnow ? 0 : Math.round(share * shape.possible),
		possible: shape.possible,
		dontKnow,
		remembered,
		rapid: false
	}));
const anyAnswers = fc.array(anyAnswer, { maxLength: 25 });

function observeAll(answers: readonly Answer[], start: Measurement = fresh): Measurement {
	return answers.reduce(observe, start);
}

function answerTo(skill: SkillId, right: boolean, level = 3): Answer {
	const item = buildIndexedItem({ skill, level });
	return { item, earned: right ? 1 : 0, possible: 1, dontKnow: false, remembered: 0, rapid: false };
}

const estimates = (measurement: Measurement) =>
	skillIds.map((skill) => {
		const { mean, sd } = estimateSkill(measurement, skill);
		return { mean, sd };
	});

describe('laws', () => {
	test('the order of answers does not matter', () => {
		fc.assert(
			fc.property(
				anyAnswers.chain((answers) =>
					fc.tuple(
						fc.constant(answers),
						fc.shuffledSubarray(answers, { minLength: answers.length })
					)
				),
				([answers, shuffled]) => {
					const other = estimates(observeAll(shuffled));
					estimates(observeAll(answers)).forEach(({ mean, sd }, i) => {
						expect(other[i]!.mean).toBeCloseTo(mean, 8);
						expect(other[i]!.sd).toBeCloseTo(sd, 8);
					});
				}
			),
			{ numRuns: 50 }
		);
	});

	test('a rapid answer changes nothing that is measured', () => {
		fc.assert(
			fc.property(anyAnswers, anyAnswer, (answers, answer) => {
				const before = observeAll(answers);
				const after = observe(before, { ...answer, rapid: true });
				expect(estimates(after)).toEqual(estimates(before));
			}),
			{ numRuns: 50 }
		);
	});

	test('an added right answer never lowers the ability in its skill', () => {
		fc.assert(
			fc.property(anyAnswers, anyAnswer, (answers, answer) => {
				const before = observeAll(answers);
				const right = { ...answer, earned: answer.possible, dontKnow: false };
				const { skill } = answer.item;
				const rise =
					estimateSkill(observe(before, right), skill).mean - estimateSkill(before, skill).mean;
				expect(rise).toBeGreaterThan(-1e-9);
			}),
			{ numRuns: 100 }
		);
	});

	test('under each tree, an added right answer lowers the ability in no skill', () => {
		const variances = [
			{ general: 0.05, area: 0.05, skill: 0.9 },
			{ general: 0.35, area: 0.25, skill: 0.4 },
			{ general: 0.55, area: 0.25, skill: 0.2 }
		];
		const trees = variances.map(createAbilityTree);
		fc.assert(
			fc.property(anyAnswers, anyAnswer, fc.constantFrom(...trees), (answers, answer, tree) => {
				const before = observeAll(answers);
				const after = observe(before, { ...answer, earned: answer.possible, dontKnow: false });
				for (const [area, skill] of fresh.places.values()) {
					const mean = (measurement: Measurement) =>
						estimateFrom(tree.skillPosterior(measurement, area, skill).weights).mean;
					expect(mean(after) - mean(before)).toBeGreaterThan(-1e-9);
				}
			}),
			{ numRuns: 60 }
		);
	});

	test.for([true, false])('a thousand answers all right: %s stay finite', (right) => {
		const answers = Array.from({ length: 1000 }, (_, i) =>
			answerTo(skillIds[i % 5]!, right, 1 + (i % 5))
		);
		for (const { mean, sd } of estimates(observeAll(answers))) {
			expect(Math.abs(mean)).toBeLessThan(6);
			expect(sd).toBeGreaterThan(0);
		}
	});

	test('skills answered in contradiction a thousand times stay finite', () => {
		const answers = Array.from({ length: 1000 }, (_, i) => answerTo(skillIds[i % 5]!, i % 5 > 1));
		const [missed, , solved] = estimates(observeAll(answers));
		expect(missed!.mean).toBeLessThan(-2);
		expect(solved!.mean).toBeGreaterThan(2);
	});
});

test('starts from the prior of mean 0 and variance 1', () => {
	for (const { mean, sd } of estimates(fresh)) {
		expect(mean).toBeCloseTo(0, 9);
		expect(sd).toBeCloseTo(1, 6);
	}
});

test('guesses a skill never asked about from its neighbours, most from its own area', () => {
	const [asked, other] = [skillIds[0]!, skillIds[1]!];
	const sameArea = skillIds[2]!;
	const measurement = observeAll(Array.from({ length: 6 }, () => answerTo(asked, true)));
	const mean = (skill: SkillId) => estimateSkill(measurement, skill).mean;
	expect(mean(asked)).toBeGreaterThan(mean(sameArea));
	expect(mean(sameArea)).toBeGreaterThan(mean(other));
	expect(mean(other)).toBeGreaterThan(0.05);
});

test('stops borrowing between skills that turn out unrelated', () => {
	const answers = skillIds.flatMap((skill, i) =>
		Array.from({ length: 8 }, () => answerTo(skill, i % 4 < 2, 3))
	);
	const [weak] = weighTrees(observeAll(answers));
	expect(weak!.weight).toBeGreaterThan(0.5);
});

test('a year adds twice 0.15² to the variance of what is well known', () => {
	const skill = skillIds[0]!;
	const measured = observeAll(
		Array.from({ length: 600 }, (_, i) => answerTo(skill, i % 2 === 0, 1 + (i % 5)))
	);
	const variance = (measurement: Measurement) => estimateSkill(measurement, skill).sd ** 2;
	const added = variance(elapse(measured, 365.25)) - variance(measured);
	expect(added / (2 * 0.15 ** 2)).toBeGreaterThan(0.9);
	expect(added / (2 * 0.15 ** 2)).toBeLessThan(1.02);
});

test('fades to the prior and never beyond', () => {
	const skill = skillIds[0]!;
	const measured = observeAll(Array.from({ length: 8 }, () => answerTo(skill, true)));
	const later = estimateSkill(elapse(measured, 100 * 365), skill);
	expect(later.mean).toBeLessThan(0.7 * estimateSkill(measured, skill).mean);
	expect(later.sd).toBeLessThan(1.001);
	expect(estimateSkill(elapse(fresh, 1000), skill)).toEqual(estimateSkill(fresh, skill));
});

test('survives structured cloning', () => {
	const measured = observe(fresh, answerTo(skillIds[0]!, true));
	expect(estimates(structuredClone(measured))).toEqual(estimates(measured));
});

test('refuses a skill that the catalogue does not know', () => {
	expect(() => observe(fresh, answerTo('elsewhere' as SkillId, true))).toThrow(RangeError);
});
