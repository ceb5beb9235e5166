import { expect, test } from 'vitest';
import { createCatalogue, createItems } from '#tests/builders/made-up-bank.ts';
import { answersRight, drawPerson, drawTruth } from '#tests/builders/simulated-person.ts';
import { createRandom } from '#lib/core/random.ts';
import { openTargets } from './area-target.ts';
import { quantile } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import type { Asked } from './eligible-items.ts';
import { createMeasurement, estimateSkill, observe } from './measurement.ts';
import { selectNextItem } from './select-item.ts';
import { estimateTarget } from './target-posterior.ts';

const catalogue = createCatalogue(3, 9);
const items = createItems(catalogue, 24);
const people = 160;
const questions = 12;

/** Whether each band of one simulated person, after a dozen chosen questions, holds the truth. */
function bandsOf(person: number): { skills: boolean[]; areas: boolean[] } {
	const random = createRandom(`coverage ${person}`);
	const abilities = drawPerson(catalogue, { general: 0.35, area: 0.25, skill: 0.4 }, random);
	const truths = drawTruth(items, { difficultySd: 0.7, sharedSd: 0 }, random);
	let measurement = createMeasurement(catalogue);
	const targets = openTargets(measurement);
	const asked: Asked[] = [];
	const fixed = { catalogue, items, remembered: new Map(), precision: 'long', random } as const;
	while (asked.length < questions) {
		const step = selectNextItem({ ...fixed, measurement, asked }, targets);
		if (step.kind === 'stop') break;
		const { item } = step;
		const right = answersRight(abilities.get(item.skill)!, truths.get(item.id)!, random);
		const rest = { possible: 1, dontKnow: false, remembered: 0, rapid: false };
		measurement = observe(measurement, { ...rest, item, earned: right ? 1 : 0 });
		asked.push({ item, elapsedMs: 60_000, rapid: false });
	}
	const holds = (estimate: Estimate, theta: number) =>
		quantile(estimate, 0.05) <= theta && theta <= quantile(estimate, 0.95);
	return {
		skills: [...abilities].map(([skill, theta]) => holds(estimateSkill(measurement, skill), theta)),
		areas: targets.map((target) => {
			const theta = target.terms.reduce((sum, t) => sum + t.weight * abilities.get(t.skill)!, 0);
			return holds(estimateTarget(measurement, target), theta);
		})
	};
}

test('the 90 % bands hold the truth of nine simulated people in ten', { timeout: 60_000 }, () => {
	const bands = Array.from({ length: people }, (_, person) => bandsOf(person));
	for (const kind of ['skills', 'areas'] as const) {
		const shares = bands.map(
			(ofPerson) => ofPerson[kind].filter(Boolean).length / ofPerson[kind].length
		);
		const mean = shares.reduce((a, b) => a + b) / people;
		const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (people - 1);
		const standardError = Math.sqrt(variance / people);
		expect(standardError).toBeLessThan(0.02);
		expect(Math.abs(mean - 0.9)).toBeLessThan(3 * standardError);
	}
});
