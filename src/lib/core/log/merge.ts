import type { StoredEvent } from './event.ts';
import { isPurge, purgedIds } from './purge.ts';

/** The place of an event in the fold order. */
export type EventPlace = Pick<StoredEvent, 'ts' | 'dev' | 'seq' | 'id'>;

/** The order in which events are folded, the same on every device: (ts, dev, seq, id). */
export function compareEvents(a: EventPlace, b: EventPlace): number {
	return a.ts - b.ts || compareText(a.dev, b.dev) || a.seq - b.seq || compareText(a.id, b.id);
}

/** By code units, so that no locale changes the order. */
function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The union of two logs by id, without what either has purged, in fold order. Commutative,
 * associative and idempotent, so that devices agree whatever reaches them first (the 2P-Set of
 * Shapiro et al. 2011, INRIA RR-7506).
 */
export function mergeEvents(a: readonly StoredEvent[], b: readonly StoredEvent[]): StoredEvent[] {
	const union = [...new Map([...a, ...b].map((event) => [event.id, event])).values()];
	const purged = purgedIds(union);
	return union.filter((event) => isPurge(event) || !purged.has(event.id)).sort(compareEvents);
}
