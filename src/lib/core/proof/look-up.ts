import type { Outcome } from './outcome.ts';
import { outcomesAt } from './outcomes-at.ts';
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

/** The outcome at a place; of a step that waited and was let go `waits, then <outcome>`. */
export function lookUp(recording: Recording, place: string): Outcome | undefined {
	const found = findStep(recording, place);
	if (!found) return undefined;
	return outcomesAt(found.of.steps, found.index).at(-1);
}
