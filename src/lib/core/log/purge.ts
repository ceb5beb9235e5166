import type { EventId, KnownEvent, StoredEvent } from './event.ts';

export type PurgeEvent = Extract<KnownEvent, { kind: 'events-purged' }>;

/**
 * Whether the event erases others. Such events are never erased themselves: otherwise the order in
 * which logs are merged would decide what stays.
 */
export function isPurge(event: StoredEvent): event is StoredEvent & PurgeEvent {
	return event.v === 1 && event.kind === 'events-purged' && Array.isArray(event.body['ids']);
}

export function purgedIds(events: readonly StoredEvent[]): ReadonlySet<EventId> {
	return new Set(events.filter(isPurge).flatMap((event) => event.body.ids));
}
