/** What a report names, so that an author finds the very wording that was read. */
export type Reported = { readonly id: string; readonly hash: string };

/** An issue's text about a question, to be finished by whoever found the mistake. @param bank hash of the whole bank, where it is known */
export function mistakeReport({ id, hash }: Reported, bank: string | undefined): string {
	return [
		`Question: ${id}`,
		`Wording: ${hash}`,
		`Bank: ${bank ?? 'unknown, as it could not be opened'}`,
		'',
		'What is wrong:',
		'',
		'',
		'Where it is written (link), or how to see it:',
		''
	].join('\n');
}
