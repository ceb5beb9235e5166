import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { SkillId } from '#lib/core/items/ids.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import {
	dueReviews,
	isPractisable,
	type QueueEntry,
	surelyWrongAt,
	unseenFor
} from './study-candidates.ts';
import type { StudyNeed } from './study-need.ts';
import { studyQueue } from './study-queue.ts';
import { blankCard, reviewed, type StudyState } from './study-state.ts';

export type PlanInput = {
	readonly items: readonly IndexedItem[];
	readonly state: StudyState;
	readonly needs: readonly StudyNeed[];
	/** Milliseconds since 1970, as all times here. */
	readonly now: number;
	readonly interviewAt: number;
	readonly minutesADay: number;
	/** When today and the days after it end by the person's calendar, ascending: a day that is not in it is not planned. */
	readonly dayEnds: readonly number[];
	readonly retention: number;
};

export type PlannedDay = {
	readonly endsAt: number;
	readonly entries: readonly QueueEntry[];
	readonly seconds: number;
};

/** What there is no time for before the interview. */
export type Lacking = {
	readonly skill: SkillId;
	/** Questions never seen that a need asks for, and reviews due on the last day. */
	readonly unseen: number;
	readonly reviews: number;
	/** That all of them take, rounded up. */
	readonly minutes: number;
};

export type StudyPlan = {
	readonly days: readonly PlannedDay[];
	/** The most minutes first. */
	readonly lacking: readonly Lacking[];
};

const msPerHour = 3_600_000;

/**
 * What to practise on each day before the interview's own; on that day itself only if it is today. It goes through the days as
 * if every question were answered right, so that their reviews find a place as well; each evening that went
 * otherwise gives another plan.
 */
export function planStudy(input: PlanInput): StudyPlan {
	const { items, needs, now, minutesADay } = input;
	const scheduler = createScheduler(input.retention);
	let { state } = input;
	const days: PlannedDay[] = [];
	for (const endsAt of daysBefore(input)) {
		const budget = { kind: 'minutes' as const, minutes: minutesADay };
		// What comes due later on a day can be done on that day.
		const queue = studyQueue({ items, state, needs, budget, now: endsAt - 1 });
		days.push({ endsAt, entries: queue.entries, seconds: queue.seconds });
		state = afterDay(state, queue.entries, Math.max(now, endsAt - 12 * msPerHour), scheduler);
	}
	return { days, lacking: lackingAfter(state, input, days.at(-1)?.endsAt ?? now) };
}

function daysBefore({ dayEnds, interviewAt, now }: PlanInput): readonly number[] {
	if (interviewAt <= now) return [];
	const days = dayEnds.filter((end) => end <= interviewAt);
	return days.length > 0 ? days : dayEnds.slice(0, 1);
}

function afterDay(
	state: StudyState,
	entries: readonly QueueEntry[],
	at: number,
	scheduler: Scheduler
): StudyState {
	const review = { at, outcome: 'right', confidence: undefined, measured: false } as const;
	const cards = new Map(state.cards);
	for (const { item } of entries) {
		cards.set(item.id, reviewed(cards.get(item.id) ?? blankCard(item.id), review, scheduler));
	}
	return { ...state, cards };
}

function lackingAfter(state: StudyState, { items, needs }: PlanInput, end: number): Lacking[] {
	const possible = items.filter((item) => isPractisable(item, state, end));
	const unseen = new Set(needs.flatMap((need) => unseenFor(need, possible, state)));
	const due = new Set(dueReviews(possible, state, end - 1).map(({ item }) => item));
	const wrong = possible.filter((item) => {
		const card = state.cards.get(item.id);
		return card && !due.has(item) && surelyWrongAt(card) !== undefined;
	});
	const reviews = [...due, ...wrong];
	const skills = new Set([...unseen, ...reviews].map(({ skill }) => skill));
	return [...skills]
		.map((skill) => {
			const ofSkill = (all: Iterable<IndexedItem>) =>
				[...all].filter((item) => item.skill === skill);
			const own = { unseen: ofSkill(unseen), reviews: ofSkill(reviews) };
			const seconds = [...own.unseen, ...own.reviews].reduce((sum, item) => sum + item.seconds, 0);
			const minutes = Math.ceil(seconds / 60);
			return { skill, unseen: own.unseen.length, reviews: own.reviews.length, minutes };
		})
		.sort((a, b) => b.minutes - a.minutes || (a.skill < b.skill ? -1 : 1));
}
