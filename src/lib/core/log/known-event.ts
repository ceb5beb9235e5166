import { bodySchemas, type EventKind, type KnownEvent, type StoredEvent } from './event.ts';

export function isKnownKind(event: Pick<StoredEvent, 'v' | 'kind'>): boolean {
	return event.v === 1 && Object.hasOwn(bodySchemas, event.kind);
}

/**
 * Whether this version understands the event. The body is checked as well, since a log may hold
 * events from before this version knew their kind.
 */
export function isKnownEvent(event: StoredEvent): event is StoredEvent & KnownEvent {
	return isKnownKind(event) && bodySchemas[event.kind as EventKind].safeParse(event.body).success;
}

/** What folds read: the events this version understands. The others stay in the log, untouched. */
export function knownEvents(events: readonly StoredEvent[]): KnownEvent[] {
	return events.filter(isKnownEvent);
}
