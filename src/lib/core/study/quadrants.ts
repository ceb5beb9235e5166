import type { ConfidentAnswer } from './confident-answers.ts';

/**
 * What somebody knows against what they think they know. Only *sure* counts as thinking so: somebody unsure looks things up.
 * The idea is that of certainty-based marking (Gardner-Medwin 1995, ALT-J 3(1), 80–85).
 */
export type Quadrants = {
	/** Sure and right. */
	readonly know: readonly ConfidentAnswer[];
	/** Right without being sure. */
	readonly lucky: readonly ConfidentAnswer[];
	/** Wrong, and not sure. */
	readonly dontKnow: readonly ConfidentAnswer[];
	/** Sure and wrong: what does harm in an interview. */
	readonly confidentlyWrong: readonly ConfidentAnswer[];
};

export function quadrantsOf(answers: readonly ConfidentAnswer[]): Quadrants {
	const those = (sure: boolean, right: boolean) =>
		answers.filter((answer) => (answer.confidence === 'sure') === sure && answer.right === right);
	return {
		know: those(true, true),
		lucky: those(false, true),
		dontKnow: those(false, false),
		confidentlyWrong: those(true, false)
	};
}
