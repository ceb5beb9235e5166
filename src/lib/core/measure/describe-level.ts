import type { Tally } from './area-target.ts';
import { effortShare, leastEffort } from './effort.ts';
import { probabilityAtLeast, quantile } from './estimate.ts';
import type { Estimate } from './estimate.ts';
import { levelName, levelOf } from './levels.ts';
import type { LevelName } from './levels.ts';
import { isDecided } from './stopping.ts';

/** A point or an end of a band: its value on the scale of levels, 0 to 4.5, and that level's name. */
export type LevelPoint = { readonly value: number; readonly name: LevelName };

/** The ends of the central 90 % of the posterior. */
export type LevelBand = readonly [low: LevelPoint, high: LevelPoint];

export type LevelDescription =
	/** Only guessed from related skills: the band may be shown, a level never. */
	| { readonly kind: 'unasked'; readonly band: LevelBand }
	/** Too many answers were too fast to have been read. */
	| { readonly kind: 'low-effort'; readonly effort: number }
	| {
			/** Against what is required, at 90 %; `unjudged` where nothing is. */
			readonly kind: 'above' | 'below' | 'too-close' | 'unjudged';
			readonly level: LevelPoint;
			readonly band: LevelBand;
			/** The likelier side of what is required, and its probability. */
			readonly leaning:
				{ readonly side: 'above' | 'below'; readonly probability: number } | undefined;
			readonly answers: number;
			/** The newest answer is older than twelve months. */
			readonly stale: boolean;
	  };

const staleDays = 365;

const point = (theta: number): LevelPoint => ({ value: levelOf(theta), name: levelName(theta) });

/** What may be said about a skill or an area, as codes; the sentences are the interface's. */
export function describeLevel(
	estimate: Estimate,
	tally: Tally,
	/** The ability asked for, in logits. */
	required: number | undefined
): LevelDescription {
	const effort = effortShare(tally);
	if (effort < leastEffort) return { kind: 'low-effort', effort };
	const band: LevelBand = [point(quantile(estimate, 0.05)), point(quantile(estimate, 0.95))];
	if (tally.answers === 0) return { kind: 'unasked', band };
	const said = {
		level: point(estimate.mean),
		band,
		answers: tally.answers,
		stale: tally.daysSinceAnswer > staleDays
	};
	if (required === undefined) return { kind: 'unjudged', leaning: undefined, ...said };
	const p = probabilityAtLeast(estimate, required);
	const side = p >= 0.5 ? 'above' : 'below';
	const leaning = { side, probability: Math.max(p, 1 - p) } as const;
	return { kind: isDecided(p) ? side : 'too-close', leaning, ...said };
}
