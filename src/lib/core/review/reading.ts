import * as z from 'zod/mini';

/** Where the readings of a skill lie in a bank's folder. */
export const readingsFile = (skill: string): string => `readings/${skill}.yaml`;

/** What became of a disagreement or a doubt. */
export const settlements = ['key held', 'key changed', 'reworded', 'retired'] as const;

/** One reader's answer to a question whose key the reader had not seen. */
export const readingSchema = z.strictObject({
	/** Hash of the sheet that was read: a later wording has not been read. */
	sheet: z.string(),
	/** Which reading of the question this is: a reader gives no more than one. */
	reader: z.string(),
	/** With the stem covered: the letter chosen, and whether the reader knew rather than guessed. */
	covered: z.optional(
		z.strictObject({ reply: z.string(), sure: z.boolean(), right: z.boolean(), chance: z.number() })
	),
	reply: z.string(),
	/** Points earned of those possible. */
	score: z.tuple([z.number(), z.number()]),
	/** What the reader found unclear, outdated or open to two answers, whatever the answer was. */
	doubt: z.optional(z.string()),
	/** What became of a wrong answer or a doubt: which of key and reader holds, by what source or run, and what was changed. */
	settled: z.optional(
		z.strictObject({
			by: z.enum(settlements),
			how: z.string()
		})
	)
});

/** Slug of a question → its readings, oldest first. */
export const readingsSchema = z.record(z.string(), z.array(readingSchema));

export type Reading = z.infer<typeof readingSchema>;
export type Readings = z.infer<typeof readingsSchema>;

/** A reading disagrees with the key unless it earned everything. */
export function disagrees({ score: [earned, possible] }: Reading): boolean {
	return earned < possible;
}
