import type { ItemId, RoleId } from '#lib/core/items/ids.ts';
import type { EventBody, KnownEvent, SessionId } from '#lib/core/log/event.ts';

/** An answer of a sitting, and when it was given (milliseconds since 1970). */
export type SessionAnswer = Omit<EventBody<'item-answered'>, 'session'> & { readonly at: number };

export type FinishReason = EventBody<'session-finished'>['reason'];

/** One sitting, across reloads and days: what its events add up to. */
export type Session = {
	readonly id: SessionId;
	readonly role: RoleId;
	/** The chosen length; 0 stands for "until decided". */
	readonly minutes: number;
	readonly seed: string;
	readonly startedAt: number;
	/** The question on the screen: shown, and not answered since. */
	readonly open: ItemId | undefined;
	readonly answers: readonly SessionAnswer[];
	readonly paused: boolean;
	readonly finished: { readonly at: number; readonly reason: FinishReason } | undefined;
};

function applyEvent(session: Session, event: KnownEvent): Session {
	switch (event.kind) {
		case 'item-presented':
			return { ...session, open: event.body.item, paused: false };
		case 'item-answered': {
			const { session: _, ...answer } = event.body;
			const answers = [...session.answers, { ...answer, at: event.ts }];
			return { ...session, open: undefined, answers, paused: false };
		}
		case 'session-paused':
			return { ...session, paused: true };
		case 'session-finished':
			return { ...session, finished: { at: event.ts, reason: event.body.reason } };
		default:
			return session;
	}
}

/** All sittings in a log, oldest first. @param events in fold order */
export function foldSessions(events: readonly KnownEvent[]): Session[] {
	const sessions = new Map<SessionId, Session>();
	for (const event of events) {
		if (event.kind === 'session-started') {
			const { session: id, role, minutes, seed } = event.body;
			sessions.set(id, {
				id,
				role,
				minutes,
				seed,
				startedAt: event.ts,
				open: undefined,
				answers: [],
				paused: false,
				finished: undefined
			});
		} else if ('session' in event.body) {
			const session = sessions.get(event.body.session);
			if (session) sessions.set(session.id, applyEvent(session, event));
		}
	}
	return [...sessions.values()];
}

/** The sitting to go on with, if one was left unfinished. */
export function unfinishedSession(sessions: readonly Session[]): Session | undefined {
	return sessions.findLast((session) => !session.finished);
}
