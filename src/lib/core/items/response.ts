import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';

const index = z.int().check(z.nonnegative(), z.maximum(999));

/** What a person gave as the answer. Indexes are authored positions, whatever order was on the screen. */
export const responseSchema = z.discriminatedUnion('kind', [
	/** "I don't know": wrong, without the chance of having guessed. */
	z.strictObject({ kind: z.literal('dont-know') }),
	z.strictObject({ kind: z.literal('single-choice'), option: index }),
	z.strictObject({ kind: z.literal('multiple-choice'), options: z.array(index) }),
	/** One entry per statement; null where it was left open. */
	z.strictObject({ kind: z.literal('true-false'), answers: z.array(z.nullable(z.boolean())) }),
	z.strictObject({ kind: z.literal('ordering'), order: z.array(index) }),
	/** One entry per left side: the index of the right side; null where it was left open. */
	z.strictObject({ kind: z.literal('matching'), rights: z.array(z.nullable(index)) }),
	/** As typed, so that "0.5" and "1/2" stay what they were; read by `parseNumber`. */
	z.strictObject({ kind: z.literal('numeric'), text: z.string().check(z.maxLength(100)) }),
	z.strictObject({ kind: z.literal('short-text'), text: z.string().check(z.maxLength(500)) }),
	z.strictObject({ kind: z.literal('faulty-line'), line: z.int().check(z.positive()) }),
	/** One entry per asked step: the index of the choice; null where it was left open. */
	z.strictObject({ kind: z.literal('schedule'), choices: z.array(z.nullable(index)) })
]);

export type Response = DeepReadonly<z.infer<typeof responseSchema>>;
