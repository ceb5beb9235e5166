import type { KnownEvent } from '#lib/core/log/event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import type { Earlier, History } from './history.ts';

/**
 * The history with more events, in any order; those it has are passed over.
 * @param strange how many more came that this version does not understand
 * @returns undefined where they change what was folded away: then the history is to be folded anew, from all events
 */
export function extendHistory(
	history: History,
	events: readonly KnownEvent[],
	strange: number
): History | undefined {
	const { counts, earlier } = history;
	const ids = new Set(history.known.map(({ id }) => id));
	const fresh = events.filter(({ id }) => !ids.has(id));
	if (fresh.length === 0 && strange === 0) return history;
	const known = [...history.known, ...fresh].sort(compareEvents);
	if (earlier && reachesBack(earlier, fresh, known)) return undefined;
	return {
		...history,
		counts: {
			events: counts.events + fresh.length + strange,
			strange: counts.strange + strange,
			answers: counts.answers + countOf(fresh, 'item-answered'),
			sessions: (earlier?.sessions ?? 0) + sessionsStarted(known).size
		},
		lastSeq: withSeqOf(fresh, history.lastSeq),
		known
	};
}

/** Whether an event belongs among the earlier ones, or to a session of theirs. */
function reachesBack(
	{ last }: Earlier,
	fresh: readonly KnownEvent[],
	known: readonly KnownEvent[]
): boolean {
	const started = sessionsStarted(known);
	return fresh.some(
		(event) =>
			compareEvents(event, last) <= 0 ||
			('session' in event.body && !started.has(event.body.session))
	);
}

function sessionsStarted(events: readonly KnownEvent[]): ReadonlySet<string> {
	return new Set(
		events.flatMap((event) => (event.kind === 'session-started' ? [event.body.session] : []))
	);
}

function countOf(events: readonly KnownEvent[], kind: KnownEvent['kind']): number {
	return events.filter((event) => event.kind === kind).length;
}

function withSeqOf(
	events: readonly KnownEvent[],
	before: History['lastSeq']
): Record<string, number> {
	const lastSeq = { ...before };
	for (const { dev, seq } of events) lastSeq[dev] = Math.max(seq, lastSeq[dev] ?? 0);
	return lastSeq;
}
