import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';

export { fullRecorded, waits } from './full-recorded.ts';

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * What a step came to, in the form authors write, traces store and pages show: the rows of a query, or a text such as
 * `UPDATE 1`, `error 40001`, `waits`, or what a program printed.
 */
export const outcomeSchema = z.union([z.string(), z.array(z.array(cell))]);
export type Outcome = DeepReadonly<z.infer<typeof outcomeSchema>>;

/** The outcome of a step that another session kept waiting, and then let go. */
const ended = { out: outcomeSchema, says: z.optional(z.string()) };

/** The full form of what was recorded. `says` is the message beside an error's code. */
export const fullRecordedSchema = z.strictObject({
	...ended,
	/** Sessions that waited until this step, and what their waiting step came to. */
	released: z.optional(z.record(z.string(), z.strictObject(ended)))
});
export type FullRecorded = DeepReadonly<z.infer<typeof fullRecordedSchema>>;

/** What a run recorded of one step. The short form is an outcome with nothing to add. */
export const recordedSchema = z.union([outcomeSchema, fullRecordedSchema]);
export type Recorded = DeepReadonly<z.infer<typeof recordedSchema>>;

/** Per case, what each of its steps came to. A case that a run could not go on with ends early. */
export const traceSchema = z.record(z.string(), z.array(recordedSchema));
export type Trace = DeepReadonly<z.infer<typeof traceSchema>>;

/** One line of plain text for an outcome; rows as JSON, so that a text and a number stay apart. */
export function outcomeText(outcome: Outcome): string {
	return typeof outcome === 'string' ? outcome : JSON.stringify(outcome);
}

export function isSameOutcome(a: Outcome, b: Outcome): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
