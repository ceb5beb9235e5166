import type { KnownEvent } from '#lib/core/log/event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { foldSessions, type Session } from '#lib/core/session/session.ts';
import { type History, worthFolding } from './history.ts';

/** The newest sessions with answers stay, because pages show their course. */
const keptSessions = 16;

export type Condensed = {
	readonly history: History;
	/** The sessions that were folded away, oldest first. */
	readonly sessions: readonly Session[];
};

/**
 * Folds away all but the newest sessions, once that is worth it. An unfinished session stays, and so does whatever lies in
 * the future by the clock: while that was wrong, new events come before it.
 * @param now milliseconds since 1970
 */
export function condense(history: History, now: number): Condensed | undefined {
	const { earlier, known } = history;
	const start = earlier
		? known.findLastIndex((event) => compareEvents(event, earlier.last) <= 0) + 1
		: 0;
	const recent = known.slice(start);
	const cut = recent.length < worthFolding ? 0 : findCut(recent, now);
	const away = recent.slice(0, cut);
	const last = away.at(-1);
	if (!last || away.length < worthFolding / 4) return undefined;
	const sessions = foldSessions(away);
	const answers = sessions.reduce((sum, session) => sum + session.answers.length, 0);
	const { ts, dev, seq, id } = last;
	return {
		sessions,
		history: {
			...history,
			earlier: {
				last: { ts, dev, seq, id },
				sessions: (earlier?.sessions ?? 0) + sessions.length,
				answers: (earlier?.answers ?? 0) + answers
			},
			known: [...stillDeciding([...known.slice(0, start), ...away]), ...recent.slice(cut)]
		}
	};
}

type Span = { readonly first: number; last: number; answers: number; finished: boolean };

/** How many events can be folded away so that no session is cut in two. */
function findCut(events: readonly KnownEvent[], now: number): number {
	const spans = [...sessionSpans(events).values()];
	const newest = spans
		.filter(({ answers }) => answers > 0)
		.sort((a, b) => b.last - a.last)
		.slice(0, keptSessions);
	const staying = [...newest, ...spans.filter(({ finished }) => !finished)];
	const future = events.findIndex(({ ts }) => ts > now);
	let cut = Math.min(future === -1 ? events.length : future, ...staying.map(({ first }) => first));
	// The latest starts first: a cut that moves back may meet an older session, never a newer one.
	for (const { first, last } of spans.sort((a, b) => b.first - a.first)) {
		if (first < cut && last >= cut) cut = first;
	}
	return cut;
}

function sessionSpans(events: readonly KnownEvent[]): ReadonlyMap<string, Span> {
	const spans = new Map<string, Span>();
	events.forEach((event, index) => {
		if (!('session' in event.body)) return;
		const { session } = event.body;
		const span = spans.get(session);
		if (event.kind === 'session-started' && !span) {
			spans.set(session, { first: index, last: index, answers: 0, finished: false });
		}
		if (!span) return;
		span.last = index;
		if (event.kind === 'item-answered') span.answers++;
		if (event.kind === 'session-finished') span.finished = true;
	});
	return spans;
}

/** The events that `foldRoles` would miss: of each role the first, which gives it its place, and the newest; likewise the rest. */
function stillDeciding(events: readonly KnownEvent[]): KnownEvent[] {
	const first = new Map<string, KnownEvent>();
	const newest = new Map<string, KnownEvent>();
	for (const event of events) {
		const subject = subjectOf(event);
		if (subject === undefined) continue;
		if (event.kind === 'role-saved' && !first.has(subject)) first.set(subject, event);
		newest.set(subject, event);
	}
	const deciding = new Set([...first.values(), ...newest.values()]);
	return events.filter((event) => deciding.has(event));
}

/** What an event decides until another one decides it anew. */
function subjectOf(event: KnownEvent): string | undefined {
	switch (event.kind) {
		case 'role-saved':
			return `role ${event.body.role.id}`;
		case 'role-chosen':
			return 'chosen';
		case 'self-rated':
			return `area ${event.body.area}`;
		default:
			return undefined;
	}
}
