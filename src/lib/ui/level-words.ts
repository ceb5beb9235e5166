import { levelWord } from './level-choices.ts';
import type { LevelDescription } from '#lib/core/measure/describe-level.ts';
import type { QuestionRange } from '#lib/core/measure/questions-to-settle.ts';
import type { LevelName } from '#lib/core/measure/levels.ts';

const names: Readonly<Record<LevelName, string>> = {
	none: 'below aware',
	aware: 'aware',
	working: 'working',
	strong: 'strong',
	expert: 'expert'
};

const percent = (share: number) => `${Math.min(99, Math.round(share * 100))} %`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function rangeWords([low, high]: readonly [{ name: LevelName }, { name: LevelName }]): string {
	return low.name === high.name ? names[low.name] : `${names[low.name]} to ${names[high.name]}`;
}

/** What a description says: `lead` stands out, `rest` explains it. */
export type LevelSentence = { readonly lead: string; readonly rest: string };

function rangeOf({ fewest, most }: QuestionRange): string {
	return most > fewest ? `${fewest}–${most} more questions` : `${most} more questions`;
}

/** @param requiredLevel 1–4 for a skill; undefined for an area, whose requirement is a mean */
export function levelSentence(
	description: LevelDescription,
	requiredLevel: number | undefined,
	toSettle?: QuestionRange
): LevelSentence {
	if (description.kind === 'unasked') {
		return { lead: 'Not asked yet.', rest: 'The faint band is guessed from related skills.' };
	}
	if (description.kind === 'low-effort') {
		return {
			lead: 'No level.',
			rest: `Only ${percent(description.effort)} of the answers took long enough to read the question.`
		};
	}
	const { answers, band, leaning, level, stale } = description;
	const basis = `Based on ${answers} ${answers === 1 ? 'answer' : 'answers'}. Range: ${rangeWords(band)}.`;
	const age = stale ? ' Measured more than a year ago.' : '';
	if (description.kind === 'too-close') {
		const more = toSettle ? `${rangeOf(toSettle)} usually settle it. ` : '';
		return { lead: 'Too close to call.', rest: `${more}${basis}${age}` };
	}
	const asked =
		requiredLevel === undefined
			? 'what is required'
			: `the required level ${levelWord(requiredLevel)}`;
	const judged = leaning
		? `, probably ${leaning.side === 'above' ? 'at or above' : 'below'} ${asked} (${percent(leaning.probability)})`
		: '';
	return { lead: `${capital(names[level.name])}${judged}.`, rest: `${basis}${age}` };
}
