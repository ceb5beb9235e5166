import type { AreaTarget } from './area-target.ts';
import { tallySkills } from './area-target.ts';
import { probabilityAtLeast } from './estimate.ts';
import type { Measurement } from './measurement.ts';
import { estimateTarget } from './target-posterior.ts';

export type Precision = 'standard' | 'long';

/** `decided`: above or below at 90 %; `precise`: the band is narrow enough; `limit`: asked often enough. */
export type AreaStop = 'decided' | 'precise' | 'limit';

/** How sure "above" or "below" must be. */
export const decisionProbability = 0.9;
/** The least a next question must be expected to take off an area's variance, as a share of it. */
export const leastGain = 0.02;

const fewestAnswers = 3;
const mostQuestions = 24;
const narrowSd: Readonly<Record<Precision, number>> = { standard: 0.45, long: 0.35 };

export function isDecided(probability: number): boolean {
	return probability >= decisionProbability || probability <= 1 - decisionProbability;
}

/** Why an area needs no further question, or undefined. */
export function areaStop(
	measurement: Measurement,
	target: AreaTarget,
	askedInArea: number,
	precision: Precision
): AreaStop | undefined {
	const estimate = estimateTarget(measurement, target);
	const { answers } = tallySkills(
		measurement,
		target.terms.map(({ skill }) => skill)
	);
	if (target.required !== undefined && answers >= fewestAnswers) {
		if (isDecided(probabilityAtLeast(estimate, target.required))) return 'decided';
	}
	if (answers > 0 && estimate.sd <= narrowSd[precision]) return 'precise';
	return askedInArea >= mostQuestions ? 'limit' : undefined;
}

/** Whether the chosen length is used up; 0 minutes stand for "until decided". */
export function isTimeUp(
	asked: readonly { readonly elapsedMs: number }[],
	minutes: number
): boolean {
	const elapsedMs = asked.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
	return minutes > 0 && elapsedMs >= minutes * 60_000;
}
