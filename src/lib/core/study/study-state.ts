import type { ItemId } from '#lib/core/items/ids.ts';
import type { EventBody, EventId, KnownEvent, SessionId } from '#lib/core/log/event.ts';
import type { EventPlace } from '#lib/core/log/merge.ts';
import { type Confidence, gradeOf, type Outcome, outcomeOf } from './grade.ts';
import { createScheduler, type Memory, type Scheduler } from './scheduler.ts';

export type LastReview = {
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly outcome: Outcome;
	readonly confidence: Confidence | undefined;
	/** Whether it was an answer of a sitting, not practice. */
	readonly measured: boolean;
};

/** All that studying knows of one question. */
export type StudyCard = {
	readonly item: ItemId;
	/** Undefined, like `last`, for a question never reviewed. */
	readonly memory: Memory | undefined;
	readonly last: LastReview | undefined;
	/** How often it was practised, sittings not counted; and when last, in milliseconds since 1970. */
	readonly practised: number;
	readonly practisedAt: number | undefined;
	/** When it was last answered in a sitting that is finished. */
	readonly measuredAt: number | undefined;
	readonly bookmarked: boolean;
	/** Empty where there is none. */
	readonly note: string;
	/** Not to be practised before, in milliseconds since 1970. */
	readonly buriedUntil: number | undefined;
};

export type StudyState = {
	/** Every question that was reviewed or marked. */
	readonly cards: ReadonlyMap<ItemId, StudyCard>;
	/**
	 * Questions of the sitting under way. They are not to be practised before its end, so that nobody is shown the solution
	 * of a question that is still on the other page.
	 */
	readonly held: ReadonlySet<ItemId>;
	/** The last event that was folded. */
	readonly last: EventPlace | undefined;
};

export type StudyOptions = {
	/** Within `retentionRange`. */
	readonly retention: number;
	/** Milliseconds since 1970. */
	readonly now: number;
};

/**
 * What all events add up to for studying, in time linear in their number. Answers of finished sittings are reviews as well:
 * the solutions were seen. A clock that was years ahead is taken for the present, and one set back for no time passed.
 * @param events all of the log, in fold order: a condensed history lacks practice of long ago
 */
export function foldStudy(
	events: readonly KnownEvent[],
	{ retention, now }: StudyOptions
): StudyState {
	const finished = new Set<SessionId>();
	const undone = new Set<EventId>();
	let newest: SessionId | undefined;
	for (const { kind, body } of events) {
		if (kind === 'session-finished') finished.add(body.session);
		if (kind === 'practice-undone') undone.add(body.practice);
		if (kind === 'session-started') newest = body.session;
	}
	const open = newest !== undefined && !finished.has(newest) ? newest : undefined;
	const scheduler = createScheduler(retention);
	const cards = new Map<ItemId, StudyCard>();
	const held = new Set<ItemId>();
	for (const event of events) {
		const { body } = event;
		if (!('item' in body) || undone.has(event.id)) continue;
		const isOfSitting = 'session' in body;
		if (isOfSitting && body.session === open) held.add(body.item);
		if (isOfSitting && !finished.has(body.session)) continue;
		const card = cards.get(body.item) ?? blankCard(body.item);
		const changed = applyEvent(card, event, scheduler, now);
		if (changed !== card) cards.set(card.item, changed);
	}
	return { cards, held, last: events.at(-1) };
}

/** A question of which nothing is known. */
export function blankCard(item: ItemId): StudyCard {
	return {
		item,
		memory: undefined,
		last: undefined,
		practised: 0,
		practisedAt: undefined,
		measuredAt: undefined,
		bookmarked: false,
		note: '',
		buriedUntil: undefined
	};
}

/** The card after an event about its question. @param now what lies after it is taken for now */
export function applyEvent(
	card: StudyCard,
	event: KnownEvent,
	scheduler: Scheduler,
	now: number
): StudyCard {
	const at = Math.min(event.ts, now);
	switch (event.kind) {
		case 'item-answered':
			return { ...reviewed(card, reviewOf(event.body, at, true), scheduler), measuredAt: at };
		case 'item-practised':
			return practised(card, reviewOf(event.body, at, false), scheduler);
		case 'item-known': {
			const review = { at, outcome: 'known', confidence: undefined, measured: false } as const;
			return practised(card, review, scheduler);
		}
		case 'item-bookmarked':
			return { ...card, bookmarked: event.body.on };
		case 'item-buried':
			return { ...card, buriedUntil: event.body.until ?? undefined };
		case 'item-noted':
			return { ...card, note: event.body.text };
		default:
			return card;
	}
}

type Answer = Pick<EventBody<'item-practised'>, 'earned' | 'possible' | 'confidence'>;

function reviewOf(answer: Answer, at: number, measured: boolean): LastReview {
	return { at, outcome: outcomeOf(answer), confidence: answer.confidence, measured };
}

function practised(card: StudyCard, review: LastReview, scheduler: Scheduler): StudyCard {
	const times = card.practised + 1;
	return { ...reviewed(card, review, scheduler), practised: times, practisedAt: review.at };
}

/** The card after a review. */
export function reviewed(card: StudyCard, review: LastReview, scheduler: Scheduler): StudyCard {
	const grade = gradeOf(review.outcome, review.confidence);
	return { ...card, memory: scheduler.review(card.memory, grade, review.at), last: review };
}
