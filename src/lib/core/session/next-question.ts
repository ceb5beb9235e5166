import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import { roleTargets } from '#lib/core/measure/area-target.ts';
import { selectNextItem } from '#lib/core/measure/select-item.ts';
import { isTimeUp } from '#lib/core/measure/stopping.ts';
import { createRandom } from '#lib/core/random.ts';
import type { Role } from '#lib/core/role/role.ts';
import {
	isRapidAnswer,
	measuredAt,
	type MeasuredSessions,
	measureSession
} from './measure-sessions.ts';
import type { FinishReason, Session } from './session.ts';

export type NextQuestion =
	| { readonly kind: 'ask'; readonly item: ItemId; readonly resumed: boolean }
	| { readonly kind: 'finish'; readonly reason: FinishReason };

/** Sessions from this length on aim at narrow bands rather than at a decision. */
const longMinutes = 60;

/**
 * What comes next in a sitting: the question that was on the screen, else the most telling one, else the end.
 * Deterministic: the same log, bank and moment give the same question, so a crash before it was noted changes nothing.
 */
export function nextQuestion(
	session: Session,
	context: {
		/** What all other sittings say. It stays the same while this one goes on, so the caller keeps it. */
		readonly before: MeasuredSessions;
		readonly itemsById: ReadonlyMap<ItemId, IndexedItem>;
		readonly catalogue: Catalogue;
		readonly role: Role;
		readonly now: number;
	}
): NextQuestion {
	const { before, itemsById, catalogue, role, now } = context;
	if (session.open && itemsById.has(session.open)) {
		return { kind: 'ask', item: session.open, resumed: true };
	}
	if (isTimeUp(session.answers, session.minutes)) return { kind: 'finish', reason: 'time' };
	const { remembered } = measuredAt(before, now);
	const { measurement } = measureSession(before, session, itemsById);
	const asked = session.answers.flatMap((answer) => {
		const item = itemsById.get(answer.item);
		const { elapsedMs } = answer;
		return item ? [{ item, elapsedMs, rapid: isRapidAnswer(answer, item) }] : [];
	});
	const step = selectNextItem(
		{
			measurement,
			items: [...itemsById.values()],
			catalogue,
			asked,
			remembered,
			precision: session.minutes >= longMinutes ? 'long' : 'standard',
			random: createRandom(`${session.seed}/next/${session.answers.length}`)
		},
		roleTargets(measurement, role)
	);
	return step.kind === 'ask'
		? { kind: 'ask', item: step.item.id, resumed: false }
		: { kind: 'finish', reason: step.reason };
}
