/** The levels in words, for choosing and for telling what is required. */
export const levelChoices = [
	{ level: 0, name: 'none', meaning: 'I have not met it' },
	{ level: 1, name: 'aware', meaning: 'I can explain what it is for' },
	{ level: 2, name: 'working', meaning: 'I do routine work alone' },
	{ level: 3, name: 'strong', meaning: 'I solve the hard cases and teach' },
	{ level: 4, name: 'expert', meaning: 'I set the standard others use' }
] as const;

/** A required level in words. @param level 1–4 */
export function levelWord(level: number): string {
	return levelChoices[level as 0 | 1 | 2 | 3 | 4]?.name ?? String(level);
}
