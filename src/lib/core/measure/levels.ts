import { levelStep } from './item-parameters.ts';

/** `none`: below level 1. */
export const levelNames = ['none', 'aware', 'working', 'strong', 'expert'] as const;
export type LevelName = (typeof levelNames)[number];

/**
 * Where level 0 would start. Level L starts where a question of that level without guessing, of slope 1.2, is solved two
 * times in three: at its difficulty (L − 3)·0.9 plus ln 2 / 1.2 = 0.58. A policy, not a finding.
 */
const origin = -2.12;

/** The ability, in logits, at which a level starts: −1.22, −0.32, 0.58 and 1.48 for levels 1 to 4. */
export function levelCut(level: number): number {
	return origin + levelStep * level;
}

/** An ability on the scale of levels, within what is shown: 0 to 4.5. */
export function levelOf(theta: number): number {
	return Math.min(4.5, Math.max(0, (theta - origin) / levelStep));
}

export function levelName(theta: number): LevelName {
	return levelNames[Math.floor(levelOf(theta))] ?? 'expert';
}
