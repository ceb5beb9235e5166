import * as z from 'zod/mini';
import { labelSchema } from './label.ts';

const text = z.string().check(z.minLength(1));

/**
 * A command of one connection, as typed into redis-cli, whose outcome is what redis-cli prints; or a crash, after which the server is
 * started again on what it left on the disk, with new connections.
 */
const redisStepSchema = z
	.strictObject({
		A: z.optional(text),
		B: z.optional(text),
		C: z.optional(text),
		server: z.optional(z.literal('crash')),
		/** Of a command that blocks, but no longer than it says itself: the outcome is what it comes to then. */
		timesOut: z.optional(z.literal(true)),
		as: z.optional(labelSchema)
	})
	.check(
		z.refine(
			({ A, B, C, server }) => [A, B, C, server].filter((each) => each !== undefined).length === 1,
			'a step has one of A, B, C and server'
		)
	);

const redisCaseSchema = z.strictObject({
	title: z.optional(text),
	/** In place of the proof's. */
	setup: z.optional(text),
	/** More lines of redis.conf: `appendonly yes`. */
	config: z.optional(z.array(text)),
	steps: z.array(redisStepSchema).check(z.minLength(1))
});

export const redisProofFields = {
	engine: z.literal('redis'),
	/** Commands run before each case in an empty database, a line each. */
	setup: z.optional(text),
	cases: z.record(labelSchema, redisCaseSchema)
};
