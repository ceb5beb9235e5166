import type { BackupMark, LogStore, OpenedLog, OpenLogError } from '#lib/core/log/log-store.ts';
import type { EventDraft } from '#lib/core/log/create-event.ts';
import type { KnownEvent, StoredEvent } from '#lib/core/log/event.ts';
import type { LogWriter, NotStored } from '#lib/core/log/log-writer.ts';
import type { LogError, Position } from '#lib/core/log/log-store.ts';
import { isKnownKind } from '#lib/core/log/event-kinds.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import type { Sha256 } from '#lib/core/log/event-id.ts';
import type { Result } from '#lib/core/result.ts';

export type LogPhase =
	| { readonly type: 'opening' }
	| { readonly type: 'open'; readonly mode: OpenedLog['mode']; readonly lost: boolean }
	| { readonly type: 'failed'; readonly error: OpenLogError | LogError };

/** The log as the pages see it: all events, kept in step with the store and with other tabs. */
export class LogState {
	phase = $state.raw<LogPhase>({ type: 'opening' });
	/** Everything stored, unknown kinds too, in fold order. */
	events = $state.raw<readonly StoredEvent[]>([]);
	/** What folds read. */
	known = $state.raw<readonly KnownEvent[]>([]);
	/** What could not be stored. It is shown, can be exported and tried again; nothing throws it away. */
	unsaved = $state.raw<readonly KnownEvent[]>([]);
	/** Why, for the words beside it. */
	unsavedCause = $state.raw<LogError | undefined>(undefined);
	/** Another tab brought a newer release: this one may read, not write. */
	stale = $state.raw(false);
	backup = $state.raw<BackupMark | undefined>(undefined);

	#open: () => Promise<Result<OpenedLog, OpenLogError>>;
	#sha256: Sha256;
	#now: () => number;
	#store: LogStore | undefined;
	#writer: LogWriter | undefined;
	#position: Position | undefined;

	constructor(options: {
		open: () => Promise<Result<OpenedLog, OpenLogError>>;
		sha256: Sha256;
		now: () => number;
	}) {
		this.#open = options.open;
		this.#sha256 = options.sha256;
		this.#now = options.now;
	}

	/** The store itself, for import and export. @throws Error before the log is open */
	get store(): LogStore {
		if (!this.#store) throw new Error('the log is not open');
		return this.#store;
	}

	/** Whether something stands between the person and their stored answers that every page should tell. */
	get needsAttention(): boolean {
		const { phase } = this;
		if (phase.type === 'opening') return false;
		const isPlain = phase.type === 'open' && phase.mode === 'stored';
		return !isPlain || this.isLost || this.stale || this.unsaved.length > 0;
	}

	/** There were events here once, and none has been brought back. */
	get isLost(): boolean {
		return this.phase.type === 'open' && this.phase.lost && this.events.length === 0;
	}

	/** Something would be gone if the page were closed now. */
	get wouldLose(): boolean {
		const isMemory = this.phase.type === 'open' && this.phase.mode === 'memory';
		return this.unsaved.length > 0 || (isMemory && this.events.length > 0);
	}

	get isOpen(): boolean {
		return this.phase.type === 'open';
	}

	get canWrite(): boolean {
		return this.phase.type === 'open' && this.phase.mode !== 'read-only' && !this.stale;
	}

	async start(): Promise<void> {
		try {
			await this.#start();
		} catch (thrown) {
			// The page must not wait for ever; what it was goes on to the console.
			this.phase = { type: 'failed', error: { type: 'StorageLost' } };
			throw thrown;
		}
	}

	async #start(): Promise<void> {
		const opened = await this.#open();
		if (!opened.ok) {
			this.phase = { type: 'failed', error: opened.error };
			return;
		}
		const { mode, store } = opened.value;
		this.#store = store;
		this.#position = undefined;
		const read = await this.refresh();
		if (!read.ok) {
			this.phase = { type: 'failed', error: read.error };
			return;
		}
		const { createLogWriter } = await import('#lib/core/log/log-writer.ts');
		const seq = Math.max(0, ...this.#ownSequence(store.dev));
		this.#writer = createLogWriter({ store, seq, now: this.#now, sha256: this.#sha256 });
		store.subscribe((notice) => {
			if (notice === 'stale') this.stale = true;
			else void this.refresh();
		});
		const lost = opened.value.mode === 'stored' && opened.value.lost;
		this.phase = { type: 'open', mode, lost };
	}

	*#ownSequence(dev: string): Iterable<number> {
		const last = this.events.findLast((event) => event.dev === dev);
		if (last) yield last.seq;
	}

	/** Reads what came since the last reading: another tab's events, an import, a purge. */
	async refresh(): Promise<Result<null, LogError>> {
		const slice = await this.store.read(this.#position);
		if (!slice.ok) return slice;
		this.#position = slice.value.position;
		await this.#take(slice.value.events, slice.value.whole);
		const backup = await this.store.lastBackup();
		if (!backup.ok) return backup;
		this.backup = backup.value;
		return { ok: true, value: null };
	}

	async #take(events: readonly StoredEvent[], whole: boolean): Promise<void> {
		const known = await this.#understood(events);
		const isNew = (kept: readonly StoredEvent[]) => {
			const ids = new Set(kept.map((event) => event.id));
			return (event: StoredEvent) => !ids.has(event.id);
		};
		// What could not be stored is not in the store's answer, and stays.
		const kept: readonly StoredEvent[] = whole ? this.unsaved : this.events;
		const fresh = events.filter(isNew(kept));
		if (!whole && fresh.length === 0) return;
		this.events = [...kept, ...fresh].sort(compareEvents);
		const keptKnown = whole ? this.unsaved : this.known;
		this.known = [...keptKnown, ...known.filter(isNew(keptKnown))].sort(compareEvents);
	}

	/**
	 * The events that folds can read. What this device wrote is of its type. What came from elsewhere may have come before
	 * this version knew its kind, so its bodies are checked; the schemas are loaded only then.
	 */
	async #understood(events: readonly StoredEvent[]): Promise<KnownEvent[]> {
		const ofKnownKind = events.filter(isKnownKind);
		const isOwn = ({ dev }: StoredEvent) => dev === this.store.dev;
		// The schema of the kind was the type of the draft.
		if (ofKnownKind.every(isOwn)) return ofKnownKind as readonly StoredEvent[] as KnownEvent[];
		const { isKnownEvent } = await import('#lib/core/log/known-event.ts');
		return ofKnownKind.filter(
			(event): event is StoredEvent & KnownEvent => isOwn(event) || isKnownEvent(event)
		);
	}

	/**
	 * Stores what happened, all of it or nothing. When the device refuses, the events stay in `unsaved` and in the folds, so
	 * that the person can go on, export, or make room.
	 */
	async record(...drafts: readonly EventDraft[]): Promise<Result<null, NotStored>> {
		if (!this.#writer) throw new Error('the log is not open');
		const recorded = await this.#writer.record(...drafts);
		if (recorded.ok) {
			await this.#take(recorded.value, false);
			return { ok: true, value: null };
		}
		this.unsaved = [...this.unsaved, ...recorded.error.events];
		this.unsavedCause = recorded.error.cause;
		await this.#take(recorded.error.events, false);
		return recorded;
	}

	/** Tries once more to store what was refused. */
	async retry(): Promise<Result<null, LogError>> {
		const tried = this.unsaved;
		const stored = await this.store.append(tried);
		if (!stored.ok) {
			this.unsavedCause = stored.error;
			return stored;
		}
		this.unsaved = this.unsaved.filter((event) => !tried.includes(event));
		if (this.unsaved.length === 0) this.unsavedCause = undefined;
		return { ok: true, value: null };
	}

	/** Erases everything on this device and begins anew. */
	async clear(): Promise<Result<null, LogError>> {
		const cleared = await this.store.clear();
		if (!cleared.ok) return cleared;
		this.store.close();
		this.#store = undefined;
		this.events = [];
		this.known = [];
		this.unsaved = [];
		this.unsavedCause = undefined;
		this.backup = undefined;
		await this.start();
		return { ok: true, value: null };
	}
}
