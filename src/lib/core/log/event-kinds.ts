import type { EventKind, StoredEvent } from './event.ts';

/** The kinds of events that this version understands: the keys of `bodySchemas`, without the weight of the schemas. */
export const eventKinds = [
	'role-saved',
	'role-chosen',
	'self-rated',
	'session-started',
	'item-presented',
	'item-answered',
	'session-paused',
	'session-finished',
	'events-purged'
] as const satisfies readonly EventKind[];

const known: ReadonlySet<string> = new Set(eventKinds);

export function isKnownKind(event: Pick<StoredEvent, 'v' | 'kind'>): boolean {
	return event.v === 1 && known.has(event.kind);
}
