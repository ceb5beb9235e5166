import type { EventId, KnownEvent, StoredEvent } from './event.ts';
import { isKnownEvent } from './known-event.ts';

export type PurgeEvent = Extract<KnownEvent, { kind: 'events-purged' }>;

/**
 * Whether the event erases others. Such events are never erased themselves: otherwise the order in
 * which logs are merged would decide what stays.
 */
export function isPurge(event: StoredEvent): event is StoredEvent & PurgeEvent {
	return event.kind === 'events-purged' && isKnownEvent(event);
}

export function purgedIds(events: readonly StoredEvent[]): ReadonlySet<EventId> {
	return new Set(events.filter(isPurge).flatMap((event) => event.body.ids));
}
