import { describe, expect, test } from 'vitest';
import { itemIdSchema } from '#lib/core/items/ids.ts';
import type { SessionId } from '#lib/core/log/event.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { catalogue } from '#tests/builders/session.ts';
import { answersByArea, calibrate } from './calibration.ts';
import { confidentAnswers, type ConfidentAnswer } from './confident-answers.ts';
import type { Confidence } from './grade.ts';
import { quadrantsOf } from './quadrants.ts';

function answers(confidence: Confidence, right: number, wrong: number, skill = 'sql') {
	return Array.from({ length: right + wrong }, (_, i): ConfidentAnswer => ({
		item: itemIdSchema.parse(`${skill}/${confidence}-${i}`),
		confidence,
		right: i < right,
		at: i
	}));
}
const twenty = [...answers('sure', 8, 2), ...answers('unsure', 3, 2), ...answers('guess', 1, 4)];

test('says nothing of nineteen answers', () => {
	expect(calibrate(twenty.slice(1))).toEqual({ kind: 'too-few', answers: 19, needed: 20 });
	expect(calibrate([])).toEqual({ kind: 'too-few', answers: 0, needed: 20 });
});

describe('twenty answers', () => {
	const calibration = calibrate(twenty);
	if (calibration.kind !== 'calibrated') throw new TypeError(calibration.kind);
	const { bins, brier } = calibration;

	test('are counted by word', () => {
		expect(bins.map(({ confidence, answers, right }) => [confidence, answers, right])).toEqual([
			['guess', 5, 1],
			['unsure', 5, 3],
			['sure', 10, 8]
		]);
	});

	/** By hand: (10 · .3 + 1)/15, (10 · .6 + 3)/15, (10 · .9 + 8)/20. */
	test('give each word the share so far, drawn towards its prior by ten answers', () => {
		const [guess, unsure, sure] = bins.map(({ meaning }) => meaning);
		expect(guess).toBeCloseTo(4 / 15, 12);
		expect(unsure).toBeCloseTo(9 / 15, 12);
		expect(sure).toBeCloseTo(17 / 20, 12);
	});

	/** By hand: reliability (5 · (4/15 − 1/5)² + 0 + 10 · (17/20 − 8/10)²)/20 = (5/225 + 1/40)/20; resolution and uncertainty as in `brier-score.test.ts`. */
	test('have the Brier score of these probabilities', () => {
		expect(brier.reliability).toBeCloseTo((5 / 225 + 1 / 40) / 20, 12);
		expect(brier.resolution).toBeCloseTo(0.06, 12);
		expect(brier.uncertainty).toBeCloseTo(0.24, 12);
		expect(brier.score).toBeCloseTo((5 / 225 + 1 / 40) / 20 + 0.18, 12);
	});

	test('fall into four quadrants', () => {
		const { know, lucky, dontKnow, confidentlyWrong } = quadrantsOf(twenty);
		expect([know, lucky, dontKnow, confidentlyWrong].map((each) => each.length)).toEqual([
			8, 4, 6, 2
		]);
	});
});

test('leaves a word without answers open', () => {
	const calibration = calibrate(answers('sure', 20, 0));
	expect(calibration).toMatchObject({
		bins: [{ answers: 0, share: undefined, interval: [0, 1], meaning: 0.3 }, {}, { share: 1 }]
	});
});

test('tells areas apart, in their order, and passes over skills that left the catalogue', () => {
	const given = [
		...answers('sure', 1, 0, 'naming'),
		...answers('sure', 2, 0, 'sql'),
		...answers('sure', 1, 0, 'gone')
	];
	expect(
		answersByArea(given, catalogue).map(({ area, answers }) => [area, answers.length])
	).toEqual([
		['data', 2],
		['code', 1]
	]);
});

describe('answers that say how well somebody knows what they know', () => {
	const item = itemIdSchema.parse('sql/a');
	const session = 's1' as SessionId;
	const practised = (ts: number, body: object) =>
		buildEvent('item-practised', { item, ...body }, { ts });
	const measured = (ts: number, body: object) =>
		buildEvent('item-answered', { item, session, ...body }, { ts });
	const sure = { confidence: 'sure' } as const;

	test('are the first to each question', () => {
		expect(confidentAnswers([measured(1, { ...sure, earned: 0 }), practised(2, sure)])).toEqual([
			{ item, confidence: 'sure', right: false, at: 1 }
		]);
		expect(confidentAnswers([practised(1, {}), measured(2, sure)])).toEqual([]);
	});

	test('are neither undone nor "I don’t know"', () => {
		const slip = practised(1, { ...sure, earned: 0 });
		const undo = buildEvent('practice-undone', { practice: slip.id }, { ts: 2 });
		expect(confidentAnswers([slip, undo])).toEqual([]);
		const unknown = { ...sure, earned: 0, response: { kind: 'dont-know' } as const };
		expect(confidentAnswers([measured(1, unknown)])).toEqual([]);
	});

	test('are right only in every part', () => {
		const [partly] = confidentAnswers([practised(1, { ...sure, earned: 2, possible: 3 })]);
		expect(partly?.right).toBe(false);
	});
});
