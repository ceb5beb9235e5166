import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemId, SkillId } from '#lib/core/items/ids.ts';
import {
	confidentlyWrong,
	dueReviews,
	isPractisable,
	type QueueEntry,
	unseenFor
} from './study-candidates.ts';
import type { StudyNeed } from './study-need.ts';
import type { StudyState } from './study-state.ts';

export type StudyBudget =
	| { readonly kind: 'minutes'; readonly minutes: number }
	| { readonly kind: 'count'; readonly count: number };

export type QueueInput = {
	/** The bank, or a choice of it. */
	readonly items: readonly IndexedItem[];
	readonly state: StudyState;
	/** Of `needsOf`; empty without a role. */
	readonly needs: readonly StudyNeed[];
	readonly budget: StudyBudget;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Left out: what was skipped, or practised a moment ago. */
	readonly except?: ReadonlySet<ItemId>;
};

export type StudyQueue = {
	readonly entries: readonly QueueEntry[];
	/** What answering all of it takes somebody at the level of the questions. */
	readonly seconds: number;
	/** What is left for later, because the budget is spent or another one of the family is in. */
	readonly left: {
		readonly due: number;
		readonly confidentlyWrong: number;
		readonly unseen: number;
	};
	/** Skills that the role asks for and in which nothing new is to be had. */
	readonly withoutQuestions: readonly SkillId[];
};

/**
 * What to practise next: reviews that are due, then what was answered sure and wrong, then new questions, spread over the needs
 * of the role. No question comes twice, and one of each family at most. Deterministic: the same log, bank and
 * moment give the same queue.
 */
export function studyQueue({ items, state, needs, budget, now, except }: QueueInput): StudyQueue {
	const possible = items.filter((item) => isPractisable(item, state, now) && !except?.has(item.id));
	const due = dueReviews(possible, state, now);
	const wrong = confidentlyWrong(possible, state, now);
	const unseen = needs.map((need) => ({ need, items: unseenFor(need, possible, state) }));

	const form = createForm(budget);
	const dueTaken = due.filter((entry) => form.take(entry)).length;
	const wrongTaken = wrong.filter((entry) => form.take(entry)).length;
	const unseenTaken = takeInTurn(unseen, form);
	return {
		entries: form.entries,
		seconds: form.entries.reduce((sum, { item }) => sum + item.seconds, 0),
		left: {
			due: due.length - dueTaken,
			confidentlyWrong: wrong.length - wrongTaken,
			unseen: unseen.reduce((sum, each) => sum + each.items.length, 0) - unseenTaken
		},
		withoutQuestions: unseen.filter((each) => each.items.length === 0).map(({ need }) => need.skill)
	};
}

type Form = {
	readonly entries: readonly QueueEntry[];
	/** @returns whether it was taken: there is room for it, and none of its family is in */
	readonly take: (entry: QueueEntry) => boolean;
};

function createForm(budget: StudyBudget): Form {
	const entries: QueueEntry[] = [];
	const families = new Set<string>();
	let seconds = 0;
	const hasRoom = (item: IndexedItem) =>
		budget.kind === 'count'
			? entries.length < budget.count
			: seconds + item.seconds <= budget.minutes * 60;
	return {
		entries,
		take(entry) {
			const { item } = entry;
			if (!hasRoom(item) || (item.family !== undefined && families.has(item.family))) return false;
			if (item.family !== undefined) families.add(item.family);
			seconds += item.seconds;
			entries.push(entry);
			return true;
		}
	};
}

type Unseen = { readonly need: StudyNeed; readonly items: readonly IndexedItem[] };

/**
 * Lets the needs take turns by highest averages (D'Hondt 1882): each gets questions in proportion to its urgency, and the
 * largest comes first. @returns how many were taken
 */
function takeInTurn(unseen: readonly Unseen[], form: Form): number {
	const turns = unseen.map(({ need, items }) => ({ need, items: items.values(), taken: 0 }));
	const open = new Set(turns);
	while (open.size > 0) {
		const turn = [...open].reduce((best, next) =>
			next.need.urgency / (next.taken + 1) > best.need.urgency / (best.taken + 1) ? next : best
		);
		const next = turn.items.next();
		if (next.done) {
			open.delete(turn);
			continue;
		}
		const { skill, required, lacks } = turn.need;
		if (form.take({ item: next.value, reason: { kind: 'gap', skill, required, lacks } })) {
			turn.taken++;
		}
	}
	return turns.reduce((sum, { taken }) => sum + taken, 0);
}
