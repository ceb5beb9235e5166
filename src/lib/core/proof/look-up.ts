import { fullRecorded, type Outcome, outcomeText, waits } from './outcome.ts';
import type { RecordedCase, Recording } from './recording.ts';

/** A step of a recording by its place: `case.label`, `case.3` or `case` for the last. */
export function findStep(
	recording: Recording,
	place: string
): { readonly of: RecordedCase; readonly index: number } | undefined {
	const [name, step] = place.split('.');
	const of = recording.cases.find((each) => each.name === name);
	if (!of) return undefined;
	const labelled = of.steps.findIndex(({ label }) => label !== undefined && label === step);
	const index =
		step === undefined ? of.steps.length - 1 : labelled >= 0 ? labelled : Number(step) - 1;
	return of.steps[index] ? { of, index } : undefined;
}

/** What a waiting session's step comes to: the first release of the session from there on. */
export function releaseOf(
	{ steps }: RecordedCase,
	index: number
): { readonly by: number; readonly out: Outcome; readonly says?: string | undefined } | undefined {
	const who = steps[index]?.who ?? '';
	for (let by = index; by < steps.length; by++) {
		const released = steps[by] && fullRecorded(steps[by]?.recorded ?? '').released?.[who];
		if (released) return { by, ...released };
	}
	return undefined;
}

/** The outcome at a place; of a step that waited and was let go `waits, then <outcome>`. */
export function lookUp(recording: Recording, place: string): Outcome | undefined {
	const found = findStep(recording, place);
	if (!found) return undefined;
	const { out } = fullRecorded(found.of.steps[found.index]?.recorded ?? '');
	if (out !== waits) return out;
	const release = releaseOf(found.of, found.index);
	return release ? `${waits}, then ${outcomeText(release.out)}` : out;
}
