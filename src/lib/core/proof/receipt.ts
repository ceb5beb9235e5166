import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { traceSchema } from './outcome.ts';

/**
 * What running a proof left behind, `<name>.receipt.json` beside it. `claim` is the hash of what was run, so that words about it can
 * change without running it again; each run names its trace by the trace's hash, so that versions that agree share one.
 */
export const receiptSchema = z.strictObject({
	claim: z.string(),
	runs: z
		.array(
			z.strictObject({
				/** The software as it names itself: "PostgreSQL 18.4". */
				on: z.string(),
				/** ISO date of the run. */
				date: z.iso.date(),
				trace: z.string()
			})
		)
		.check(z.minLength(1)),
	traces: z.record(z.string(), traceSchema)
});
export type Receipt = DeepReadonly<z.infer<typeof receiptSchema>>;
