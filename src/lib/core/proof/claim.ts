import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { outcomeSchema } from './outcome.ts';

const text = z.string().check(z.minLength(1));
const texts = z.union([text, z.array(text).check(z.minLength(1))]);

/** Where to look: `case.label`, `case.3` for its third step, or `case` for its last. */
const place = z.string().check(z.regex(/^[a-z0-9-]+(?:\.(?:[a-z][a-z0-9-]*|[1-9]\d*))?$/));

/**
 * What the run would have shown if an alternative were right. Exactly the key's statements hold in the recorded trace, so that each
 * distractor's says how the run would have looked different. `is` is the whole outcome; of a step that waited
 * `waits, then <outcome>`. `has` and `lacks` are parts of its text.
 */
export const statementSchema = z.strictObject({
	at: z.optional(place),
	is: z.optional(outcomeSchema),
	has: z.optional(texts),
	lacks: z.optional(texts),
	/** Why the run decides about this alternative, where the statement alone does not say. */
	note: z.optional(text),
	/** A distractor that no run can decide, and why. A key is always run. */
	unrun: z.optional(text)
});
export type Statement = DeepReadonly<z.infer<typeof statementSchema>>;

/**
 * How a question's key follows from the trace; one form for each kind.
 * - `options`: for single and multiple choice and true-false, one statement per alternative in authored order; it holds exactly when the
 *   alternative is marked right. For short text and faulty line: the key, then each mistake.
 * - `value`: for numeric, where the run shows the number.
 * - `lefts` and `rights`: for matching, a place per left side and a statement per right side; at each left's place the statement
 *   of its own right holds, and no other.
 * - `order`: for ordering, where the run shows the entries one after the other, and the text by which each is known.
 * - `steps`: for schedule; the key is read off the trace, so there is nothing to add.
 */
export const claimSchema = z.union([
	z.strictObject({
		at: z.optional(place),
		options: z.array(statementSchema).check(z.minLength(1))
	}),
	z.strictObject({ value: place }),
	z.strictObject({
		lefts: z.array(place).check(z.minLength(1)),
		rights: z.array(statementSchema).check(z.minLength(1))
	}),
	z.strictObject({ order: place, texts: z.array(text).check(z.minLength(2)) }),
	z.strictObject({ steps: z.literal(true) })
]);
export type Claim = DeepReadonly<z.infer<typeof claimSchema>>;
