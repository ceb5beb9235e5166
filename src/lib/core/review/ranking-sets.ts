import { type Random, shuffle } from '#lib/core/random.ts';

/** How many questions are put in order at a time, as many as can be kept in mind (items.md, "Difficulty"). */
export const setSize = 7;

/**
 * Sets of seven for putting a skill's questions in order of difficulty. Each set shares a question with the one before it and
 * holds an anchor that other skills' sets hold too, so that all orders hang together. Every question is in at least one
 * set; `rounds` repeats that with other companions.
 */
export function rankingSets<Id>(
	ids: readonly Id[],
	anchors: readonly Id[],
	rounds: number,
	random: Random
): Id[][] {
	const sets: Id[][] = [];
	let turn = Math.floor(random() * anchors.length);
	for (let round = 0; round < rounds; round++) {
		const order = shuffle(ids, random);
		const own = setSize - 2;
		for (let start = 0; start < order.length; start += own) {
			const link = order[(start + order.length - 1) % order.length] as Id;
			const anchor = anchors.length ? [anchors[turn++ % anchors.length] as Id] : [];
			const members = new Set([link, ...order.slice(start, start + own), ...anchor]);
			// The last set of a round is filled up from its beginning, and so is one whose anchor is of the skill itself.
			for (const id of order) if (members.size < setSize) members.add(id);
			sets.push(shuffle([...members], random));
		}
	}
	return sets;
}
