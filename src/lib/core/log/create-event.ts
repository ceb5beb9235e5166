import { canonicalJson } from './canonical-json.ts';
import type { EventBody, EventKind, KnownEvent, StoredEvent } from './event.ts';
import { eventId, type Sha256 } from './event-id.ts';
import { maxLineLength, parseEvent } from './parse-event.ts';

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
	const content = { v: 1, ...draft, ...stamp } as const;
	const event: StoredEvent = { id: await eventId(content, sha256), ...content };
	const parsed = parseEvent(event);
	if (!parsed.ok) throw new TypeError(`${draft.kind}: ${parsed.error.type}`);
	if (canonicalJson(event).length > maxLineLength) throw new TypeError(`${draft.kind}: TooLong`);
	// `parseEvent` has checked the body against the schema of its kind.
	return event as KnownEvent;
}
