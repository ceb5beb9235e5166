import { fullRecorded, type Outcome, outcomeText, waits } from './outcome.ts';
import type { RecordedStep } from './recording.ts';

/**
 * What may be said to have come of a step: its outcome; and of one that waited, also the whole, `waits, then <outcome>`.
 * @param released a session that waited until this step: what its statement came to, instead of the step's own
 * @returns nothing where that session did not wait until this step
 */
export function outcomesAt(
	steps: readonly RecordedStep[],
	index: number,
	released?: string
): readonly Outcome[] {
	const step = steps[index];
	if (!step) return [];
	const { out, released: ended } = fullRecorded(step.recorded);
	if (released !== undefined) return ended?.[released] ? [ended[released].out] : [];
	if (out !== waits || step.who === undefined) return [out];
	const { who } = step;
	for (const later of steps.slice(index + 1)) {
		const then = fullRecorded(later.recorded).released?.[who];
		if (then) return [out, `${waits}, then ${outcomeText(then.out)}`];
	}
	return [out];
}
