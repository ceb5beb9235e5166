import type { Item } from '#lib/core/items/item.ts';

/** How many questions have keys that were executed, and on what. */
export type ProofCounts = {
	readonly proven: number;
	/** Those that go by the sources they link. */
	readonly bySource: number;
	/** Software as it names itself, newest version first, with how many questions hold on it. */
	readonly software: readonly { readonly on: string; readonly questions: number }[];
};

/** Counts the questions that are asked; retired ones are left out. */
export function proofCounts(items: readonly Item[]): ProofCounts {
	const asked = items.filter(({ retired }) => !retired);
	const proven = asked.flatMap(({ proof }) => proof ?? []);
	const collator = new Intl.Collator('en', { numeric: true });
	const names = [...new Set(proven.flatMap(({ on }) => on))].sort(
		(a, b) => product(a).localeCompare(product(b), 'en') || collator.compare(b, a)
	);
	return {
		proven: proven.length,
		bySource: asked.length - proven.length,
		software: names.map((on) => ({
			on,
			questions: proven.filter((proof) => proof.on.includes(on)).length
		}))
	};
}

function product(on: string): string {
	return on.split(' ')[0] ?? on;
}
