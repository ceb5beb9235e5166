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

export function askedWords(steps: Steps, asked: Asked): string {
	const { released } = asked;
	if (released === undefined) return `${stepName(steps, asked.step)}: what does it come to?`;
	const waiting = stepName(steps, askedAbout(steps, asked));
	return `${waiting}, if it still waits: what does it come to now?`;
}
