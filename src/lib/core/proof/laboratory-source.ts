import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { labelSchema } from './label.ts';
import { isolationSchema } from './postgres-proof.ts';
import { sessionNames } from './sessions.ts';

const text = z.string().check(z.minLength(1));
const order = z.string().check(z.regex(/^[ABC]+$/));
const statements = z.array(text).check(z.minLength(2));

/** What the author writes of an anomaly. */
export const anomalyFields = {
	id: labelSchema,
	title: text,
	says: text,
	setup: text,
	/** Session → its statements after BEGIN, the last of which ends the transaction. */
	sessions: z.partialRecord(z.enum(sessionNames), statements),
	final: text,
	/** Per level the order that tells most. */
	telling: z.record(isolationSchema, order)
};

/** `questions/laboratory.yaml`: the anomalies whose every order of steps is recorded at every isolation level. */
export const laboratorySourceSchema = z.strictObject({
	anomalies: z.array(z.strictObject(anomalyFields))
});
export type LaboratorySource = DeepReadonly<z.infer<typeof laboratorySourceSchema>>;
