import * as z from 'zod/mini';
import { labelSchema } from './label.ts';

const sql = z.string().check(z.minLength(1));

export const isolationLevels = [
	'read uncommitted',
	'read committed',
	'repeatable read',
	'serializable'
] as const;
export const isolationSchema = z.enum(isolationLevels);
export type Isolation = z.infer<typeof isolationSchema>;

/**
 * One statement of one session, or a plan: the nodes that `EXPLAIN` shows for a query, each with what it reads and by which
 * condition, without costs.
 */
const postgresStepSchema = z
	.strictObject({
		A: z.optional(sql),
		B: z.optional(sql),
		C: z.optional(sql),
		plan: z.optional(sql),
		as: z.optional(labelSchema)
	})
	.check(
		z.refine(
			(step) =>
				[step.A, step.B, step.C, step.plan].filter((each) => each !== undefined).length === 1,
			'a step has one of A, B, C and plan'
		)
	);

const postgresCaseSchema = z.strictObject({
	/** What is different in this case, for the reader of the recording. */
	title: z.optional(sql),
	/** In place of the proof's. */
	setup: z.optional(sql),
	/** Every session of the case begins a transaction at this level before the first step; without it, steps begin their own. */
	isolation: z.optional(
		z.union([
			isolationSchema,
			z.strictObject({
				A: z.optional(isolationSchema),
				B: z.optional(isolationSchema),
				C: z.optional(isolationSchema)
			})
		])
	),
	steps: z.array(postgresStepSchema).check(z.minLength(1)),
	/** A query for the state that is left once every session has ended; its label is `final`. */
	final: z.optional(sql)
});

export const postgresProofFields = {
	engine: z.literal('postgres'),
	/** Statements that make the tables; run before each case in an empty schema. */
	setup: z.optional(sql),
	cases: z.record(labelSchema, postgresCaseSchema)
};
