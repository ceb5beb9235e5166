import * as z from 'zod/mini';
import { outcomeSchema } from '#lib/core/proof/outcome.ts';
import { labelSchema } from '#lib/core/proof/label.ts';
import { sessionNames } from '#lib/core/proof/sessions.ts';

const text = z.string().check(z.minLength(1));
const line = z.int().check(z.positive());

/** The fenced `answer` block of each kind that has one. */
export const answerSchemas = {
	numeric: z.strictObject({
		value: z.number(),
		tolerance: z.number().check(z.nonnegative()),
		unit: z.optional(text),
		rationale: text,
		mistakes: z.array(z.strictObject({ value: z.number(), rationale: text })).check(z.minLength(1))
	}),
	'short-text': z.strictObject({
		accepted: z.array(text).check(z.minLength(1)),
		rationale: text,
		mistakes: z.array(z.strictObject({ text, rationale: text })).check(z.minLength(1))
	}),
	'faulty-line': z.strictObject({
		line,
		rationale: text,
		mistakes: z.array(z.strictObject({ line, rationale: text })).check(z.minLength(2))
	}),
	/** What was recorded at each step, and with it the key, comes from the proof. */
	schedule: z.strictObject({
		case: labelSchema,
		steps: z
			.array(
				z.strictObject({
					/** A label of the case, or the number of a step. */
					step: z.union([labelSchema, z.int().check(z.positive())]),
					/** The session whose waiting statement is asked about. */
					released: z.optional(z.enum(sessionNames)),
					choices: z.array(outcomeSchema).check(z.minLength(2), z.maxLength(6)),
					rationale: text
				})
			)
			.check(z.minLength(3))
	})
} as const;
