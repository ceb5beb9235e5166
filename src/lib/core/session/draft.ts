import type { ItemId } from '#lib/core/items/ids.ts';
import type { Response } from '#lib/core/items/response.ts';
import type { SessionId } from '#lib/core/log/event.ts';

export type Confidence = 'sure' | 'unsure' | 'guess';

/** An answer that is not submitted yet, and the time its question was on the screen so far. */
export type Draft = {
	readonly session: SessionId;
	readonly item: ItemId;
	/** How many questions of the session came before: the same question may come twice. */
	readonly position: number;
	readonly response: Response | undefined;
	readonly confidence: Confidence | undefined;
	readonly elapsedMs: number;
};

/** Keeps one draft and the wish about keys, synchronously, so that a page being closed can still save it. */
export type DraftStorage = {
	load(): Draft | undefined;
	save(draft: Draft | undefined): void;
	/** Whether single keys answer a question, as this device’s person wants it. */
	usesShortcuts(): boolean;
	useShortcuts(use: boolean): void;
};
