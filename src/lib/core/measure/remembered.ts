/** FSRS-6 default parameters: decay w20, and the first stability in days after "again" (w0) and "good" (w2). */
const decay = 0.1542;
const stabilityAfterWrong = 0.212;
const stabilityAfterRight = 2.3065;

/**
 * Retrievability after some days under FSRS-6: (1 + f·t/S)^−decay, where f makes it 0.9 at t = S
 * (Ye et al., open-spaced-repetition, as in ts-fsrs 5 `forgetting_curve`).
 */
export function retrievability(elapsedDays: number, stability: number): number {
	const factor = 0.9 ** (-1 / decay) - 1;
	return (1 + (factor * elapsedDays) / stability) ** -decay;
}

/**
 * Probability that the answer to a question met before is simply recalled. Seeing the solution leaves it in memory for
 * nearly everybody, having answered for about half.
 */
export function rememberedShare(encounter: {
	readonly elapsedDays: number;
	readonly wasRight: boolean;
	readonly solutionShown: boolean;
}): number {
	const stability = encounter.wasRight ? stabilityAfterRight : stabilityAfterWrong;
	const atOnce = encounter.solutionShown ? 0.95 : 0.5;
	return atOnce * retrievability(Math.max(0, encounter.elapsedDays), stability);
}
