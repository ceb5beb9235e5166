import * as z from 'zod/mini';

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
	})
} as const;
