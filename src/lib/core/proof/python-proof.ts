import * as z from 'zod/mini';
import { labelSchema } from './label.ts';

const text = z.string().check(z.minLength(1));

/** A program run by a fresh CPython; its outcome is what it printed and, at the end, what it raised. */
const pythonCaseSchema = z.strictObject({
	title: z.optional(text),
	code: text
});

export const pythonProofFields = {
	engine: z.literal('python'),
	/** Code put before every case's own. */
	setup: z.optional(text),
	cases: z.record(labelSchema, pythonCaseSchema)
};
