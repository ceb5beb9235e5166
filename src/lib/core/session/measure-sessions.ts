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
type Encounter = {
	readonly at: number;
	readonly wasRight: boolean;
	readonly solutionShown: boolean;
};

function rememberedAt(encounter: Encounter | undefined, at: number): number {
	if (!encounter) return 0;
	return rememberedShare({ ...encounter, elapsedDays: (at - encounter.at) / msPerDay });
}

export type MeasuredSessions = {
	readonly measurement: Measurement;
	/** How likely each question met before is still remembered, at `now`. */
	readonly remembered: ReadonlyMap<ItemId, number>;
	/** Answers to questions that this bank does not hold, which cannot be measured. */
	readonly unknownItems: number;
};

/**
 * What all sittings say together, at a moment. Each session's answers count in full; what earlier ones said fades with
 * the time between. A question met before counts less, by how likely it is remembered.
 * @param sessions oldest first
 * @param now milliseconds since 1970; a clock set back is taken for no time passed
 */
export function measureSessions(
	sessions: readonly Session[],
	itemsById: ReadonlyMap<ItemId, IndexedItem>,
	catalogue: Catalogue,
	now: number
): MeasuredSessions {
	const encounters = new Map<ItemId, Encounter>();
	let measurement = createMeasurement(catalogue);
	let unknownItems = 0;
	let last: number | undefined;
	const advance = (to: number) => {
		if (last !== undefined) measurement = elapse(measurement, Math.max(0, to - last) / msPerDay);
		last = to;
	};
	for (const session of sessions) {
		if (session.answers.length === 0) continue;
		advance(session.startedAt);
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
	}
	advance(now);
	const remembered = new Map(
		[...encounters].map(([item, encounter]) => [item, rememberedAt(encounter, now)])
	);
	return { measurement, remembered, unknownItems };
}
