import type { StoredEvent } from './event.ts';

/** How many answers two logs have in common: after a merge in both directions, all of them. */
export function sharedAnswers(a: readonly StoredEvent[], b: readonly StoredEvent[]): number {
	const ids = new Set(a.map(({ id }) => id));
	const shared = b.filter(({ id, kind }) => kind === 'item-answered' && ids.has(id));
	return new Set(shared.map(({ id }) => id)).size;
}
