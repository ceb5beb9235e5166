import { bodySchemas, type EventKind, type KnownEvent, type StoredEvent } from './event.ts';
import { isKnownKind } from './event-kinds.ts';

/** Whether this version understands the event, by its kind and by the schema of its body. */
export function isKnownEvent(event: StoredEvent): event is StoredEvent & KnownEvent {
	return isKnownKind(event) && bodySchemas[event.kind as EventKind].safeParse(event.body).success;
}
