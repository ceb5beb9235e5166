import { probabilityCorrect } from './response-model.ts';
import type { ItemParameters } from './response-model.ts';

/**
 * How well answers fit the model: their log-likelihood at `theta`, and that standardised by its expectation and standard
 * deviation there (Drasgow, Levine & Williams 1985). Strongly negative: easy questions missed, hard ones solved.
 */
export function personFit(
	responses: readonly { readonly item: ItemParameters; readonly correct: boolean }[],
	theta: number
): { readonly logLikelihood: number; readonly standardized: number } {
	let logLikelihood = 0;
	let expected = 0;
	let variance = 0;
	for (const { item, correct } of responses) {
		const p = probabilityCorrect(theta, item);
		logLikelihood += Math.log(correct ? p : 1 - p);
		expected += p * Math.log(p) + (1 - p) * Math.log(1 - p);
		variance += p * (1 - p) * Math.log(p / (1 - p)) ** 2;
	}
	return { logLikelihood, standardized: (logLikelihood - expected) / Math.sqrt(variance) };
}
