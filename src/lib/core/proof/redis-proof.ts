import * as z from 'zod/mini';
import { labelSchema } from './postgres-proof.ts';

const text = z.string().check(z.minLength(1));

/** A command of one connection, as typed into redis-cli; its outcome is what redis-cli prints. */
export const redisStepSchema = z
	.strictObject({ A: z.optional(text), B: z.optional(text), as: z.optional(labelSchema) })
	.check(
		z.refine(
			(step) => (step.A === undefined) !== (step.B === undefined),
			'a step has one of A and B'
		)
	);
export type RedisStep = z.infer<typeof redisStepSchema>;

export const redisCaseSchema = z.strictObject({
	title: z.optional(text),
	/** In place of the proof's. */
	setup: z.optional(text),
	steps: z.array(redisStepSchema).check(z.minLength(1))
});
export type RedisCase = z.infer<typeof redisCaseSchema>;

export const redisProofFields = {
	engine: z.literal('redis'),
	/** Commands run before each case in an empty database, a line each. */
	setup: z.optional(text),
	cases: z.record(labelSchema, redisCaseSchema)
};
