import type { Proof } from '#lib/core/proof/proof.ts';
import type { Recorded } from '#lib/core/proof/outcome.ts';

/** Real software, started for the proofs of one kind and stopped with everything it began when it is disposed of. */
export type Engine<P extends Proof = Proof> = AsyncDisposable & {
	/** As the software names itself: "PostgreSQL 18.4". */
	readonly on: string;
	/**
	 * Runs one case on a clean slate. @returns what each step came to, in order
	 * @throws ProofError when a step hangs, is impossible or cannot be sent: the message names the step
	 */
	run(proof: P, name: string): Promise<Recorded[]>;
};

/** What went wrong with a proof itself or its software, in words for the author; everything begun was stopped. */
export class ProofError extends Error {}
