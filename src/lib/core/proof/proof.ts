import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { claimSchema } from './claim.ts';
import { fastapiProofFields } from './fastapi-proof.ts';
import { postgresProofFields } from './postgres-proof.ts';
import { pythonProofFields } from './python-proof.ts';
import { redisProofFields } from './redis-proof.ts';

const common = {
	/** One sentence for people: what the recording shows. */
	says: z.string().check(z.minLength(1)),
	/** Slug of a question of the same skill → how its key follows from the trace. */
	claims: z.record(z.string(), claimSchema)
};

/** A proof file, `questions/<skill>/proofs/<name>.yaml`. */
export const proofSchema = z.discriminatedUnion('engine', [
	z.strictObject({ ...common, ...postgresProofFields }),
	z.strictObject({ ...common, ...pythonProofFields }),
	z.strictObject({ ...common, ...fastapiProofFields }),
	z.strictObject({ ...common, ...redisProofFields })
]);
export type Proof = DeepReadonly<z.infer<typeof proofSchema>>;
export type ProofOf<E extends Proof['engine']> = Extract<Proof, { engine: E }>;
