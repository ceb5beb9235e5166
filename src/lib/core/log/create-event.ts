import { canonicalJson } from './canonical-json.ts';
import type { EventBody, EventKind, KnownEvent, StoredEvent } from './event.ts';
import { eventId, type Sha256 } from './event-id.ts';
import { versionOf } from './event-version.ts';
import { findJsonProblem, maxLineLength } from './json-problem.ts';

/** What happened, before it is known when and on which device. */
export type EventDraft = {
	[K in EventKind]: { readonly kind: K; readonly body: EventBody<K> };
}[EventKind];

export type EventStamp = {
	readonly dev: string;
	readonly seq: number;
	/** Milliseconds since 1970, whole. */
	readonly ts: number;
};

/**
 * Makes an event of a draft.
 * @throws TypeError for a draft that a backup could not bring back: to write it is a defect
 */
export async function createEvent(
	draft: EventDraft,
	stamp: EventStamp,
	sha256: Sha256
): Promise<KnownEvent> {
	const content = { v: versionOf(draft), ...draft, ...stamp } as const;
	const event: StoredEvent = { id: await eventId(content, sha256), ...content };
	const problem = findJsonProblem(draft.body);
	if (problem) throw new TypeError(`${draft.kind}: ${problem.type}`);
	if (canonicalJson(event).length > maxLineLength) throw new TypeError(`${draft.kind}: TooLong`);
	// The draft's type is that of the schema of its kind; running the schema again would cost its weight at every start.
	return event as KnownEvent;
}
