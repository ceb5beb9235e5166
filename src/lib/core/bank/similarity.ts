import type { Item } from '#lib/core/items/item.ts';
import { lineText } from '#lib/core/items/plain-text.ts';
import { codeLinesOf, proseOf, words } from './item-text.ts';

export type SimilarPair = { readonly a: Item; readonly b: Item; readonly similarity: number };

/** Runs of three words of the stem, code included (Broder 1997, shingling). */
function shingles(item: Item): Set<string> {
	const code = item.kind === 'faulty-line' ? item.code.lines.map(lineText) : [];
	const all = words([proseOf(item.stem), ...codeLinesOf(item.stem), ...code].join(' '));
	const runs = new Set<string>();
	for (let i = 0; i + 2 < all.length; i++) runs.add(`${all[i]} ${all[i + 1]} ${all[i + 2]}`);
	return runs;
}

/**
 * Pairs of questions whose stems resemble each other: the Jaccard index of their shingles is at least
 * `threshold`. Only pairs that share a shingle are compared, so the cost grows with what is shared.
 */
export function similarPairs(items: readonly Item[], threshold: number): SimilarPair[] {
	const sets = items.map(shingles);
	const holders = new Map<string, number[]>();
	const pairs: SimilarPair[] = [];
	items.forEach((b, index) => {
		const shared = new Map<number, number>();
		for (const shingle of sets[index] ?? []) {
			const earlier = holders.get(shingle) ?? [];
			for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
			holders.set(shingle, [...earlier, index]);
		}
		for (const [other, common] of shared) {
			const a = items[other];
			const union = (sets[other]?.size ?? 0) + (sets[index]?.size ?? 0) - common;
			if (a && common / union >= threshold) pairs.push({ a, b, similarity: common / union });
		}
	});
	return pairs;
}
