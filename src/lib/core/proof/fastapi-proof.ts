import * as z from 'zod/mini';
import { labelSchema } from './postgres-proof.ts';

const text = z.string().check(z.minLength(1));

/** A request, or several at once. */
export const fastapiStepSchema = z.strictObject({
	/** `GET /path`, `POST /path` and so on. */
	request: text,
	headers: z.optional(z.record(z.string(), z.string())),
	json: z.optional(z.unknown()),
	/** Sent this many times at once: the outcome is "overlapping" or "one after the other". */
	together: z.optional(z.int().check(z.minimum(2), z.maximum(100))),
	as: z.optional(labelSchema)
});

export const fastapiCaseSchema = z.strictObject({
	title: z.optional(text),
	/** In place of the proof's. */
	app: z.optional(text),
	steps: z.array(fastapiStepSchema).check(z.minLength(1))
});

export const fastapiProofFields = {
	engine: z.literal('fastapi'),
	/** The module that defines `app`. */
	app: z.optional(text),
	cases: z.record(labelSchema, fastapiCaseSchema)
};
