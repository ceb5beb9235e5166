import { hash32 } from './hash32.ts';

/** A source of chance, given as an argument wherever core needs one. @returns a number in [0, 1) */
export type Random = () => number;

/**
 * A seeded generator that gives the same numbers on every engine and CPU (integer arithmetic only).
 * sfc32 of PractRand (Chris Doty-Humphrey), warmed up for 15 rounds.
 */
export function createRandom(seed: string): Random {
	let a = hash32(`${seed}/a`);
	let b = hash32(`${seed}/b`);
	let c = hash32(`${seed}/c`);
	let counter = 1;
	const next = () => {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = (((c << 21) | (c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 4294967296;
	};
	for (let round = 0; round < 15; round++) next();
	return next;
}

/** A shuffled copy (Fisher–Yates). */
export function shuffle<T>(values: readonly T[], random: Random): T[] {
	const copy = [...values];
	for (let i = copy.length - 1; i > 0; i--) {
		const j = Math.floor(random() * (i + 1));
		[copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
	}
	return copy;
}
