import { ProofError } from '../engine.ts';

/** @throws ProofError with this complaint when the promise has not settled after `ms` */
export async function within<T>(ms: number, promise: Promise<T>, complaint: string): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new ProofError(complaint));
		}, ms);
	});
	try {
		return await Promise.race([promise, late]);
	} finally {
		clearTimeout(timer);
	}
}
