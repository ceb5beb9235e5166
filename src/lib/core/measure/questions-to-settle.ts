import type { AreaTarget } from './area-target.ts';
import { expectedGain, itemOutcomes } from './item-gain.ts';
import type { Measurement } from './measurement.ts';
import { estimateTarget, regressTarget } from './target-posterior.ts';

/** A guess at how many questions, as a range. */
export type QuestionRange = { readonly fewest: number; readonly most: number };

/** 90 % on one side means this many standard deviations; half of all normal values are within the other. */
const decidedAt = 1.2816;
const median = 0.6745;

/**
 * How many more good questions usually bring an area off the fence. With the variance down from σ² to ρσ² the posterior
 * mean, now δ from what is required, has typically moved by 0.67·σ√(1 − ρ), and the matter is settled once it is 1.28·σ√ρ
 * away: ρ = (δ²/σ² + 0.67²)/(1.28² + 0.67²). Each question adds the information that the best one adds now.
 */
export function questionsToSettle(measurement: Measurement, target: AreaTarget): QuestionRange {
	const { mean, sd } = estimateTarget(measurement, target);
	const distance = ((target.required ?? mean) - mean) / sd;
	const left = Math.min(1, (distance ** 2 + median ** 2) / (decidedAt ** 2 + median ** 2));
	const gain = bestGain(measurement, target, mean) / sd ** 2;
	const count = Math.max(1, ((1 / left - 1) * (1 - gain)) / gain);
	return { fewest: Math.ceil(0.75 * count), most: Math.ceil(1.25 * count) };
}

/** Of a single choice among four at the best level for the best skill. */
function bestGain(measurement: Measurement, target: AreaTarget, mean: number): number {
	const gains = target.terms.flatMap(({ skill }) => {
		const regression = regressTarget(measurement, target, skill);
		return [1, 2, 3, 4, 5].map((level) =>
			expectedGain(
				regression,
				mean,
				itemOutcomes({ skill, kind: 'single-choice', level, choices: 4 }, 0)
			)
		);
	});
	return Math.max(...gains);
}
