import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import type { AreaId } from '#lib/core/items/ids.ts';
import { type BrierScore, brierScore } from './brier-score.ts';
import type { ConfidentAnswer } from './confident-answers.ts';
import type { Confidence } from './grade.ts';
import { wilsonInterval } from './wilson-interval.ts';

/** Below this many answers with a confidence nothing is said. */
export const leastAnswers = 20;

export const confidences = ['guess', 'unsure', 'sure'] as const satisfies readonly Confidence[];

/** What each word stands for until answers tell: a policy, not a finding. */
const priorShare = { guess: 0.3, unsure: 0.6, sure: 0.9 } as const;
/** How many answers that is worth. */
const priorAnswers = 10;

export type ConfidenceBin = {
	readonly confidence: Confidence;
	readonly answers: number;
	readonly right: number;
	/** Undefined without answers. */
	readonly share: number | undefined;
	/** Of the share, 90 %. */
	readonly interval: readonly [low: number, high: number];
	/** The probability of being right that the word stands for. */
	readonly meaning: number;
};

export type Calibration =
	| { readonly kind: 'too-few'; readonly answers: number; readonly needed: number }
	| {
			readonly kind: 'calibrated';
			readonly answers: number;
			/** In the order of `confidences`. */
			readonly bins: readonly ConfidenceBin[];
			readonly brier: BrierScore;
	  };

/**
 * Confidence against truth. Nobody is told a number for "sure", so a word stands for the person's own long-run share of right
 * answers, drawn towards a stated prior as if by ten more answers. It makes the Brier score's reliability small by
 * construction; resolution, whether the words tell right from wrong, is the part to read, and the bins show the rest.
 */
export function calibrate(answers: readonly ConfidentAnswer[]): Calibration {
	const bins = confidences.map((confidence) =>
		binOf(
			confidence,
			answers.filter((answer) => answer.confidence === confidence)
		)
	);
	const brier = brierScore(bins.map((bin) => ({ ...bin, forecast: bin.meaning })));
	if (answers.length < leastAnswers || !brier) {
		return { kind: 'too-few', answers: answers.length, needed: leastAnswers };
	}
	return { kind: 'calibrated', answers: answers.length, bins, brier };
}

function binOf(confidence: Confidence, given: readonly ConfidentAnswer[]): ConfidenceBin {
	const answers = given.length;
	const right = given.filter((answer) => answer.right).length;
	return {
		confidence,
		answers,
		right,
		share: answers === 0 ? undefined : right / answers,
		interval: wilsonInterval(right, answers),
		meaning: (priorAnswers * priorShare[confidence] + right) / (priorAnswers + answers)
	};
}

/** Answers by area, in the catalogue's order; areas without any are left out, and so are skills that it does not know. */
export function answersByArea(
	answers: readonly ConfidentAnswer[],
	{ areas, skills }: Catalogue
): { readonly area: AreaId; readonly answers: readonly ConfidentAnswer[] }[] {
	const areaOf = new Map<string, AreaId>(skills.map(({ id, area }) => [id, area]));
	const skillOf = ({ item }: ConfidentAnswer) => item.slice(0, item.indexOf('/'));
	return areas
		.map(({ id }) => ({
			area: id,
			answers: answers.filter((answer) => areaOf.get(skillOf(answer)) === id)
		}))
		.filter((each) => each.answers.length > 0);
}
