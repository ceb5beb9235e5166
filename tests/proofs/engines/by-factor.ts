import { ProofError } from '../engine.ts';

type Measured = {
	/** Times a multiple of one another, so that a slow machine moves both. */
	readonly took: number;
	readonly of: number;
};

/**
 * Tells two behaviours apart by the factor between two times of the same run. Between the bounds it measures again, three times in all.
 * @throws ProofError when it stays undecided
 */
export async function byFactor<T>(
	measure: () => Promise<Measured>,
	below: { readonly bound: number; readonly means: T },
	above: { readonly bound: number; readonly means: T }
): Promise<T> {
	const factors: string[] = [];
	for (let attempt = 1; attempt <= 3; attempt++) {
		const { took, of } = await measure();
		const factor = took / of;
		if (factor < below.bound) return below.means;
		if (factor > above.bound) return above.means;
		factors.push(factor.toFixed(2));
	}
	throw new ProofError(
		`undecided: the factor was ${factors.join(', ')}, neither below ${below.bound} nor above ${above.bound}`
	);
}
