import type { ItemId } from '#lib/core/items/ids.ts';
import type { KnownEvent } from '#lib/core/log/event.ts';
import type { Confidence } from './grade.ts';

/** An answer of which the person said how sure they were. */
export type ConfidentAnswer = {
	readonly item: ItemId;
	readonly confidence: Confidence;
	/** In every part. */
	readonly right: boolean;
	/** Milliseconds since 1970. */
	readonly at: number;
};

/**
 * The first answer to each question, measured or practised, where it came with a confidence. Later ones say how well the
 * solution is remembered, not whether somebody knows what they know. "I don't know" claims nothing.
 * @param events all of the log, in fold order
 */
export function confidentAnswers(events: readonly KnownEvent[]): ConfidentAnswer[] {
	const undone = new Set(
		events.flatMap((event) => (event.kind === 'practice-undone' ? [event.body.practice] : []))
	);
	const met = new Set<ItemId>();
	const answers: ConfidentAnswer[] = [];
	for (const { id, kind, ts, body } of events) {
		if ((kind !== 'item-answered' && kind !== 'item-practised') || undone.has(id)) continue;
		const { item, confidence, response, earned, possible } = body;
		if (met.has(item)) continue;
		met.add(item);
		if (confidence === undefined || response.kind === 'dont-know') continue;
		answers.push({ item, confidence, right: earned >= possible, at: ts });
	}
	return answers;
}
