import { expect, test } from 'vitest';
import { buildIndexedItem } from '#tests/builders/made-up-bank.ts';
import { answerLogLikelihood } from './answer-likelihood.ts';
import { attenuatedSlope } from './item-parameters.ts';
import { answeredScores, evidenceShare, setScoreLikelihoods } from './statement-set.ts';

const setOf = (choices: number) => buildIndexedItem({ kind: 'true-false', choices });

test.for([3, 4, 5, 6])('spreads certainty over the scores of %d answered statements', (m) => {
	for (const theta of [-6, -1, 0, 2, 6]) {
		const likelihoods = setScoreLikelihoods(theta, setOf(m), 0);
		const total = answeredScores(m).reduce((sum, score) => sum + likelihoods[score]!, 0);
		expect(total).toBeCloseTo(1, 12);
	}
});

test('expects of somebody who knows nothing what guessing gives', () => {
	const [none, one, , all] = setScoreLikelihoods(-30, setOf(3), 0);
	expect(none).toBeCloseTo(0.5, 6);
	expect(one).toBeCloseTo(0.375, 6);
	expect(all).toBeCloseTo(0.125, 6);
});

test.for([3, 4, 6, 10])('never counts %d statements as more than two questions', (m) => {
	const curvature = (logs: Float64Array, i: number) =>
		(2 * logs[i]! - logs[i - 1]! - logs[i + 1]!) / 0.1 ** 2;
	const twoQuestions = 2 * (attenuatedSlope ** 2 / 4);
	for (const dontKnow of [true, false]) {
		const logs = answerLogLikelihood({
			item: setOf(m),
			earned: dontKnow ? 0 : m,
			possible: m,
			dontKnow,
			remembered: 0,
			rapid: false
		});
		const most = Math.max(...Array.from(logs.subarray(1, -1), (_, i) => curvature(logs, i + 1)));
		expect(most).toBeLessThanOrEqual(twoQuestions + 1e-9);
	}
	expect(evidenceShare(m)).toBeLessThanOrEqual(1);
});

test.for([3, 4, 5, 6])('lets a better score of %d statements speak for more ability', (m) => {
	const low = setScoreLikelihoods(-1, setOf(m), 0);
	const high = setScoreLikelihoods(1, setOf(m), 0);
	const ratios = Array.from(high, (likelihood, score) => likelihood / low[score]!);
	expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
});
