import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { StudyState } from './study-state.ts';

export type ReviewLoad = { readonly reviews: number; readonly seconds: number };

/**
 * Reviews that come due on each of the next days, with what is overdue on the first. A forecast of what is known today: every
 * review to come moves its question to another day.
 * @param dayEnds when today and the days after it end by the person's calendar, ascending, in milliseconds since 1970
 * @returns as many as days
 */
export function forecastReviews(
	items: readonly IndexedItem[],
	{ cards }: StudyState,
	dayEnds: readonly number[]
): ReviewLoad[] {
	const loads = dayEnds.map(() => ({ reviews: 0, seconds: 0 }));
	for (const { id, retired, seconds } of items) {
		const card = cards.get(id);
		if (retired || !card?.memory) continue;
		const at = Math.max(card.memory.dueAt, card.buriedUntil ?? 0);
		const load = loads[dayEnds.findIndex((end) => at < end)];
		if (!load) continue;
		load.reviews++;
		load.seconds += seconds;
	}
	return loads;
}
