import { err, ok, type Result } from '#lib/core/result.ts';
import { createEvent, type EventDraft } from './create-event.ts';
import type { KnownEvent } from './event.ts';
import type { Sha256 } from './event-id.ts';
import type { LogError, LogStore } from './log-store.ts';

/** The events exist, in memory only: `LogStore.append` may be tried again, and an export offered. */
export type NotStored = {
	readonly type: 'NotStored';
	readonly cause: LogError;
	readonly events: readonly KnownEvent[];
};

export type LogWriter = {
	/** Stores what happened at one moment, all of it or nothing. */
	record(...drafts: readonly EventDraft[]): Promise<Result<readonly KnownEvent[], NotStored>>;
};

/**
 * Gives events their stamps and stores them.
 * @param options.seq the highest number this device has used, as far as is known. Two tabs may well
 * count alike: the number orders the events of one millisecond, and ids tell the rest apart.
 * @param options.now milliseconds since 1970, whole
 */
export function createLogWriter(options: {
	readonly store: LogStore;
	readonly seq: number;
	readonly now: () => number;
	readonly sha256: Sha256;
}): LogWriter {
	const { store, now, sha256 } = options;
	let seq = options.seq;
	return {
		async record(...drafts) {
			const ts = now();
			const stamped = drafts.map((draft) => ({ draft, stamp: { dev: store.dev, seq: ++seq, ts } }));
			// Hashed before the store opens a transaction, which would not wait for it.
			const events = await Promise.all(
				stamped.map(({ draft, stamp }) => createEvent(draft, stamp, sha256))
			);
			const stored = await store.append(events);
			return stored.ok ? ok(events) : err({ type: 'NotStored', cause: stored.error, events });
		}
	};
}
