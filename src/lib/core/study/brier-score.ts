/** Answers that were given with one and the same probability of being right. */
export type ForecastBin = {
	/** The probability that was claimed, 0–1. */
	readonly forecast: number;
	readonly answers: number;
	readonly right: number;
};

/** score = reliability − resolution + uncertainty. All are means over answers; lower is better but for `resolution`. */
export type BrierScore = {
	/** Mean squared distance of what was claimed from what happened: 0 is perfect, 0.25 is always saying one half. */
	readonly score: number;
	/** How far what was claimed lies from the share that was right. */
	readonly reliability: number;
	/** How far the bins' shares lie from the overall one: whether the words tell right from wrong at all. */
	readonly resolution: number;
	/** What the questions alone decide: o(1 − o) of the overall share o. */
	readonly uncertainty: number;
};

/**
 * The score of Brier 1950 (Monthly Weather Review 78, 1–3), for the one event of being right, and its parts by Murphy 1973 (Journal of
 * Applied Meteorology 12, 595–600). The parts are exact, as each bin has one forecast.
 * @returns undefined without answers
 */
export function brierScore(bins: readonly ForecastBin[]): BrierScore | undefined {
	const total = bins.reduce((sum, { answers }) => sum + answers, 0);
	if (total === 0) return undefined;
	const overall = bins.reduce((sum, { right }) => sum + right, 0) / total;
	let score = 0;
	let reliability = 0;
	let resolution = 0;
	for (const { forecast, answers, right } of bins) {
		if (answers === 0) continue;
		const weight = answers / total;
		const share = right / answers;
		score += (right * (1 - forecast) ** 2 + (answers - right) * forecast ** 2) / total;
		reliability += weight * (forecast - share) ** 2;
		resolution += weight * (share - overall) ** 2;
	}
	return { score, reliability, resolution, uncertainty: overall * (1 - overall) };
}
