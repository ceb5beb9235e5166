import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import { hash32 } from '#lib/core/hash32.ts';
import { chanceRemembered } from './scheduler.ts';
import type { StudyNeed } from './study-need.ts';
import type { StudyCard, StudyState } from './study-state.ts';

/** Why a question is in the queue; the sentences are the interface's. Times are milliseconds since 1970. */
export type StudyReason =
	| {
			readonly kind: 'due';
			readonly dueAt: number;
			/** Now, 0–1. */
			readonly chanceRemembered: number;
			/** When it was answered sure and wrong, if that was the last answer. */
			readonly surelyWrongAt: number | undefined;
	  }
	/** The last answer was sure, and wrong; the review is not due yet. */
	| { readonly kind: 'confidently-wrong'; readonly at: number }
	/** Never seen, of a skill in which the role asks for more; `lacks` in levels. */
	| {
			readonly kind: 'gap';
			readonly skill: StudyNeed['skill'];
			readonly required: number;
			readonly lacks: number;
	  };

export type QueueEntry = { readonly item: IndexedItem; readonly reason: StudyReason };

/** Whether a question may be practised: not retired, not of the sitting under way, not buried. */
export function isPractisable(item: IndexedItem, { cards, held }: StudyState, now: number) {
	const buriedUntil = cards.get(item.id)?.buriedUntil ?? now;
	return !item.retired && !held.has(item.id) && buriedUntil <= now;
}

/** When the last answer was sure and wrong. */
export function surelyWrongAt({ last }: StudyCard): number | undefined {
	return last?.outcome === 'wrong' && last.confidence === 'sure' ? last.at : undefined;
}

/** An order without meaning that no two questions share, the same everywhere. */
export function compareByHash(a: IndexedItem, b: IndexedItem): number {
	return hash32(a.id) - hash32(b.id) || (a.id < b.id ? -1 : 1);
}

/**
 * Reviews that are due, the least remembered first. By the forgetting curve that is the order of time passed against
 * stability, so that what is overdue by a week matters more where a day was the rule.
 * @param items that may be practised
 */
export function dueReviews(
	items: readonly IndexedItem[],
	{ cards }: StudyState,
	now: number
): QueueEntry[] {
	const due = items.flatMap((item) => {
		const card = cards.get(item.id);
		if (!card?.memory || card.memory.dueAt > now) return [];
		const reason = {
			kind: 'due' as const,
			dueAt: card.memory.dueAt,
			chanceRemembered: chanceRemembered(card.memory, now),
			surelyWrongAt: surelyWrongAt(card)
		};
		return [{ item, reason }];
	});
	return due.sort(
		(a, b) => a.reason.chanceRemembered - b.reason.chanceRemembered || compareByHash(a.item, b.item)
	);
}

/** Answered sure and wrong, and not due yet, the newest first: what is believed is hardest to unlearn later. */
export function confidentlyWrong(
	items: readonly IndexedItem[],
	{ cards }: StudyState,
	now: number
): QueueEntry[] {
	const wrong = items.flatMap((item) => {
		const card = cards.get(item.id);
		const at = card && surelyWrongAt(card);
		if (at === undefined || (card?.memory && card.memory.dueAt <= now)) return [];
		return [{ item, reason: { kind: 'confidently-wrong' as const, at } }];
	});
	return wrong.sort((a, b) => b.reason.at - a.reason.at || compareByHash(a.item, b.item));
}

/**
 * Questions about a skill that were never seen, from the level of the estimate to the required one, the easiest first: at
 * its own level somebody solves two in three, and below it there is little to learn.
 */
export function unseenFor(
	need: StudyNeed,
	items: readonly IndexedItem[],
	{ cards }: StudyState
): IndexedItem[] {
	const from = Math.max(1, Math.floor(need.present));
	return items
		.filter(
			({ id, skill, level }) =>
				skill === need.skill && level >= from && level <= need.required && !cards.get(id)?.memory
		)
		.sort((a, b) => a.level - b.level || compareByHash(a, b));
}
