import { expect, test } from 'vitest';
import { buildIndexedItem } from '#tests/builders/made-up-bank.ts';
import { answerLogLikelihood } from './answer-likelihood.ts';
import type { Answer } from './answer-likelihood.ts';

const wrong: Answer = {
	item: buildIndexedItem(),
	earned: 0,
	possible: 1,
	dontKnow: false,
	remembered: 0,
	rapid: false
};
const differences = (logs: Float64Array) => Array.from(logs, (log) => log - logs[0]!);

test('takes "I don\'t know" for what a wrong answer tells, also about a question seen before', () => {
	const admitted = differences(answerLogLikelihood({ ...wrong, dontKnow: true }));
	for (const remembered of [0, 0.7]) {
		const missed = differences(answerLogLikelihood({ ...wrong, remembered }));
		missed.forEach((log, i) => expect(log).toBeCloseTo(admitted[i]!, 9));
	}
});

test('puts half the credit half-way between wrong and right', () => {
	const item = buildIndexedItem({ kind: 'ordering' });
	const of = (earned: number) => answerLogLikelihood({ ...wrong, item, earned, possible: 6 });
	const [none, half, all] = [of(0), of(3), of(6)];
	half.forEach((log, i) => expect(log).toBeCloseTo((none[i]! + all[i]!) / 2, 12));
});

test('learns less from a right answer that was likely remembered', () => {
	const rise = (remembered: number) => {
		const logs = answerLogLikelihood({ ...wrong, earned: 1, remembered });
		return logs.at(-1)! - logs[0]!;
	};
	expect(rise(0.95)).toBeLessThan(0.1 * rise(0));
});
