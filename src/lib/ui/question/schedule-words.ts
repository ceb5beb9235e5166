/** The parts of a schedule's steps that are spoken of. */
type Steps = readonly { readonly who?: string | undefined }[];
type Asked = { readonly step: number; readonly released?: string | undefined };

/** "Step 3, session B"; the query at the end is of no session. */
export function stepName(steps: Steps, index: number): string {
	const who = steps[index]?.who;
	return who === undefined ? 'At the end' : `Step ${index + 1}, session ${who}`;
}

/** The step whose outcome is asked: of a session that waited, the one at which it began to. */
export function askedAbout(steps: Steps, { step, released }: Asked): number {
	if (released === undefined) return step;
	return steps.slice(0, step).findLastIndex(({ who }) => who === released);
}

/** The level at which transactions began: one for all, or one for each session. */
export function isolationWords(isolation: Readonly<Record<string, string>>): string {
	const levels = Object.entries(isolation).map(([who, level]) => ({
		who,
		level: level.toUpperCase()
	}));
	const [first, ...others] = levels;
	const isAlike = others.length > 0 && others.every(({ level }) => level === first?.level);
	return isAlike && first
		? `each at ${first.level}`
		: levels.map(({ who, level }) => `${who} at ${level}`).join(', ');
}
