import type { KnownEvent } from '#lib/core/log/event.ts';
import type { EventPlace } from '#lib/core/log/merge.ts';

/** What was folded away: all events up to a place, and how much they were. */
export type Earlier = {
	readonly last: EventPlace;
	readonly sessions: number;
	/** Answers of these sessions. */
	readonly answers: number;
};

/**
 * A log as pages start from it: as large as the newest sessions, however many came before. It is folded from the events
 * and can be thrown away at any time. Plain data, kept as JSON between starts: a change of its shape needs a new `historyFormat`.
 */
export type History = {
	readonly counts: {
		readonly events: number;
		/** Events of a kind or version that only a later release understands. */
		readonly strange: number;
		readonly answers: number;
		readonly sessions: number;
	};
	/** The highest number that each device has given to an event, by the device's name. */
	readonly lastSeq: Readonly<Record<string, number>>;
	readonly earlier: Earlier | undefined;
	/**
	 * What folds read, in fold order: all events after the earlier ones, and before them those of the earlier ones that
	 * still decide something.
	 */
	readonly known: readonly KnownEvent[];
};

export const historyFormat = 1;

/** Below this many events since the earlier ones nothing is folded away: reading them is quick. */
export const worthFolding = 2000;

export const emptyHistory: History = {
	counts: { events: 0, strange: 0, answers: 0, sessions: 0 },
	lastSeq: {},
	earlier: undefined,
	known: []
};
