import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import { isRapidGuess } from '#lib/core/measure/effort.ts';
import {
	createMeasurement,
	elapse,
	type Measurement,
	observe
} from '#lib/core/measure/measurement.ts';
import { rememberedShare } from '#lib/core/measure/remembered.ts';
import type { Session, SessionAnswer } from './session.ts';

const msPerDay = 86_400_000;

/** Whether an answer came too fast to mean anything; "I don't know" may come at once. */
export function isRapidAnswer(answer: SessionAnswer, item: IndexedItem): boolean {
	return answer.response.kind !== 'dont-know' && isRapidGuess(answer.elapsedMs, item.seconds);
}

/** When a question was last answered, and how. */
export type Encounter = {
	readonly at: number;
	readonly wasRight: boolean;
	readonly solutionShown: boolean;
};

function rememberedAt(encounter: Encounter | undefined, at: number): number {
	if (!encounter) return 0;
	return rememberedShare({ ...encounter, elapsedDays: (at - encounter.at) / msPerDay });
}

/** What some sittings say together, as of the last of them. Plain data to go on from. */
export type MeasuredSessions = {
	readonly measurement: Measurement;
	/** Milliseconds since 1970 of the last sitting's start; undefined before the first. */
	readonly at: number | undefined;
	readonly encounters: ReadonlyMap<ItemId, Encounter>;
	/** Answers to questions that this bank does not hold, which cannot be measured. */
	readonly unknownItems: number;
};

export function nothingMeasured(catalogue: Catalogue): MeasuredSessions {
	return {
		measurement: createMeasurement(catalogue),
		at: undefined,
		encounters: new Map(),
		unknownItems: 0
	};
}

/**
 * Takes one more sitting in. What earlier ones said fades with the time between; a question met before counts less, by how
 * likely it is remembered. A clock set back is taken for no time passed.
 */
export function measureSession(
	before: MeasuredSessions,
	session: Session,
	itemsById: ReadonlyMap<ItemId, IndexedItem>
): MeasuredSessions {
	if (session.answers.length === 0) return before;
	const encounters = new Map(before.encounters);
	let { measurement } = measuredAt(before, session.startedAt);
	let { unknownItems } = before;
	for (const answer of session.answers) {
		const item = itemsById.get(answer.item);
		if (!item) {
			unknownItems++;
			continue;
		}
		const { earned, possible, response } = answer;
		measurement = observe(measurement, {
			item,
			earned,
			possible,
			dontKnow: response.kind === 'dont-know',
			remembered: rememberedAt(encounters.get(item.id), answer.at),
			rapid: isRapidAnswer(answer, item)
		});
		encounters.set(item.id, {
			at: answer.at,
			wasRight: earned === possible,
			solutionShown: session.finished !== undefined
		});
	}
	return { measurement, at: session.startedAt, encounters, unknownItems };
}

/** @param sessions oldest first */
export function measureSessions(
	sessions: readonly Session[],
	itemsById: ReadonlyMap<ItemId, IndexedItem>,
	catalogue: Catalogue
): MeasuredSessions {
	return sessions.reduce(
		(measured, session) => measureSession(measured, session, itemsById),
		nothingMeasured(catalogue)
	);
}

/** What remains of a measurement at a later moment. @param now milliseconds since 1970 */
export function measuredAt(
	{ measurement, at, encounters }: MeasuredSessions,
	now: number
): {
	readonly measurement: Measurement;
	/** How likely each question met before is still remembered. */
	readonly remembered: ReadonlyMap<ItemId, number>;
} {
	const days = at === undefined ? 0 : Math.max(0, now - at) / msPerDay;
	const remembered = new Map(
		[...encounters].map(([item, encounter]) => [item, rememberedAt(encounter, now)])
	);
	return { measurement: days > 0 ? elapse(measurement, days) : measurement, remembered };
}
