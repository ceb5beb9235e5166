import { abilityGrid, gridStep } from './ability-grid.ts';
import { answerLogLikelihood } from './answer-likelihood.ts';
import type { Answer } from './answer-likelihood.ts';
import { addTo, logOf, scaledExp } from './vector.ts';

/** What a person's answers about one skill say. Plain data; replaced, never changed. */
export type SkillEvidence = {
	/** Log-likelihood of all answers at every point of the ability grid. */
	readonly logLikelihood: Float64Array;
	/** Answers that count. */
	readonly answers: number;
	/** Answers given too fast to count. */
	readonly rapid: number;
	/** Since the newest answer that counts; 0 without one. */
	readonly daysSinceAnswer: number;
};

/** One object for every unasked skill, so that what follows from it is computed once. */
export const noEvidence: SkillEvidence = {
	logLikelihood: new Float64Array(abilityGrid.length),
	answers: 0,
	rapid: 0,
	daysSinceAnswer: 0
};

export function addAnswer(evidence: SkillEvidence, answer: Answer): SkillEvidence {
	if (answer.rapid) return { ...evidence, rapid: evidence.rapid + 1 };
	const logLikelihood = answerLogLikelihood(answer);
	addTo(logLikelihood, evidence.logLikelihood);
	return {
		...evidence,
		logLikelihood,
		answers: evidence.answers + 1,
		daysSinceAnswer: 0
	};
}

/** Logit² a day: abilities drift with variance 0.15² in six months. */
const driftVariance = 0.15 ** 2 / 182.625;
/** A longer time between two sessions is a clock that was wrong, and after a century little is left to fade. */
const longestFade = 36_525;

/**
 * Old answers speak of the ability of then. Ability drifting as a random walk, they speak of today's with a likelihood
 * blurred by the drift's variance, which adds that variance to what is known and lets it fade to the prior, never
 * beyond. In small steps of variance v (in squared grid steps) to both neighbours, whose variance is exact.
 */
export function fadeEvidence(evidence: SkillEvidence, days: number): SkillEvidence {
	if (evidence.answers === 0 || days <= 0) return evidence;
	const variance = (driftVariance * Math.min(days, longestFade)) / gridStep ** 2;
	const passes = Math.ceil(variance / 0.5);
	const aside = variance / passes / 2;
	let values = scaledExp(evidence.logLikelihood);
	for (let pass = 0; pass < passes; pass++) {
		const before = values;
		values = before.map((value, i) => {
			const left = before[i - 1] ?? value;
			const right = before[i + 1] ?? value;
			return value + aside * (left + right - 2 * value);
		});
	}
	return {
		...evidence,
		logLikelihood: logOf(values),
		daysSinceAnswer: evidence.daysSinceAnswer + days
	};
}
