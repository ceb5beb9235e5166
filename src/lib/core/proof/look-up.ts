import type { Outcome } from './outcome.ts';
import { outcomesAt } from './outcomes-at.ts';
import type { Recording } from './recording.ts';

/**
 * The outcome at a place: `case.label`, `case.3`, or `case` for its last step. Of a step that waited and was let go it is
 * `waits, then <outcome>`.
 */
export function lookUp(recording: Recording, place: string): Outcome | undefined {
	const [name, step] = place.split('.');
	const steps = recording.cases.find((each) => each.name === name)?.steps ?? [];
	const labelled = steps.findIndex(({ label }) => label !== undefined && label === step);
	const index = step === undefined ? steps.length - 1 : labelled >= 0 ? labelled : Number(step) - 1;
	return outcomesAt(steps, index).at(-1);
}
