/** A question with its level and how hard the rankings found it, in logits. */
export type Ranked<Id> = { readonly id: Id; readonly level: number; readonly difficulty: number };

/**
 * Levels from the order of difficulty. A skill keeps as many questions at each level as its authors planned; which they are, the
 * order says. Equal difficulties keep the order of their present levels.
 */
export function levelsByOrder<Id>(ranked: readonly Ranked<Id>[]): Map<Id, number> {
	const levels = ranked.map(({ level }) => level).sort((a, b) => a - b);
	const order = ranked.toSorted((a, b) => a.difficulty - b.difficulty || a.level - b.level);
	return new Map(order.map(({ id }, position) => [id, levels[position] ?? 1]));
}
