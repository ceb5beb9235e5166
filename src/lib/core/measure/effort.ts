/** Below this share of answers that were given time to read, no level is shown. */
export const leastEffort = 0.75;

/**
 * Whether an answer came too fast to have been read, by the 10 % normative threshold (Wise & Ma 2012) with its cap at
 * ten seconds and, as a floor, what it takes to read at all. "I don't know" is no guess, however fast.
 * @param elapsedMs time the question was on the screen
 * @param seconds what somebody at the question's level needs
 */
export function isRapidGuess(elapsedMs: number, seconds: number): boolean {
	return elapsedMs < Math.min(10_000, Math.max(2_500, 100 * seconds));
}

/** The share of answers that were not rapid guesses (response time effort, Wise & Kong 2005); 1 without answers. */
export function effortShare(tally: { readonly answers: number; readonly rapid: number }): number {
	const given = tally.answers + tally.rapid;
	return given === 0 ? 1 : tally.answers / given;
}
