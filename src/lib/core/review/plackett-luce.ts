/**
 * Strengths under the model of Plackett (1975) and Luce (1959), where a set is put in order by drawing, again and again, what comes
 * first among what is left, with chances in proportion to the strengths; found by Hunter's MM algorithm (Annals of Statistics 32,
 * 2004). Each thing also won and lost half a comparison against one of strength 1, which keeps what always wins finite.
 * @param orders each from the strongest to the weakest
 * @returns the natural logarithm of each thing's strength: logits, higher is stronger
 */
export function fitStrengths<Id>(orders: readonly (readonly Id[])[]): Map<Id, number> {
	const ids = [...new Set(orders.flat())];
	const wins = new Map(ids.map((id) => [id, 0.5]));
	// The last of an order was never drawn among others.
	for (const order of orders) {
		for (const id of order.slice(0, -1)) wins.set(id, (wins.get(id) ?? 0) + 1);
	}
	let strengths = new Map(ids.map((id) => [id, 1]));
	for (let round = 0; round < 2000; round++) {
		const weights = new Map(ids.map((id) => [id, 1 / ((strengths.get(id) ?? 1) + 1)]));
		for (const order of orders) {
			let left = order.reduce((sum, id) => sum + (strengths.get(id) ?? 0), 0);
			let shared = 0;
			order.forEach((id, position) => {
				if (position < order.length - 1) shared += 1 / left;
				weights.set(id, (weights.get(id) ?? 0) + shared);
				left -= strengths.get(id) ?? 0;
			});
		}
		const next = new Map(ids.map((id) => [id, (wins.get(id) ?? 0) / (weights.get(id) ?? 1)]));
		const moved = Math.max(
			0,
			...ids.map((id) => Math.abs(Math.log((next.get(id) ?? 1) / (strengths.get(id) ?? 1))))
		);
		strengths = next;
		if (moved < 1e-9) break;
	}
	return new Map(ids.map((id) => [id, Math.log(strengths.get(id) ?? 1)]));
}
