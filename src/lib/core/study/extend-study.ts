import type { KnownEvent } from '#lib/core/log/event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { createScheduler } from './scheduler.ts';
import { applyEvent, blankCard, type StudyOptions, type StudyState } from './study-state.ts';

/**
 * The state after what was just done, without folding years of practice again.
 * @param events in fold order
 * @param options with the retention of the state
 * @returns undefined where they change what was folded before, as a sitting or an undoing does: then it is to be folded anew
 */
export function extendStudy(
	state: StudyState,
	events: readonly KnownEvent[],
	{ retention, now }: StudyOptions
): StudyState | undefined {
	const scheduler = createScheduler(retention);
	const cards = new Map(state.cards);
	let { last } = state;
	for (const event of events) {
		const { body, kind } = event;
		if ((last && compareEvents(event, last) <= 0) || 'session' in body) return undefined;
		if (kind === 'practice-undone' || kind === 'events-purged') return undefined;
		last = event;
		if (!('item' in body)) continue;
		const card = cards.get(body.item) ?? blankCard(body.item);
		cards.set(body.item, applyEvent(card, event, scheduler, now));
	}
	return { ...state, cards, last };
}
