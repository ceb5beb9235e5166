import type { EventKind, StoredEvent } from './event.ts';
import { laterAnswer } from './event-version.ts';

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
	'item-practised',
	'item-known',
	'practice-undone',
	'item-bookmarked',
	'item-buried',
	'item-noted',
	'events-purged'
] as const satisfies readonly EventKind[];

/** Grows with every kind and version that a release comes to understand. */
export const knownForms = eventKinds.length + 1;

const known: ReadonlySet<string> = new Set(eventKinds);

export function isKnownKind(event: Pick<StoredEvent, 'v' | 'kind'>): boolean {
	if (event.v === laterAnswer) return event.kind === 'item-answered';
	return event.v === 1 && known.has(event.kind);
}
