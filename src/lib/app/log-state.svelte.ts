import { emptyHistory, type History } from '#lib/core/history/history.ts';
import type { EventDraft } from '#lib/core/log/create-event.ts';
import type { KnownEvent } from '#lib/core/log/event.ts';
import type { Sha256 } from '#lib/core/log/event-id.ts';
import type {
	BackupMark,
	LogError,
	LogStore,
	OpenedLog,
	OpenLogError
} from '#lib/core/log/log-store.ts';
import type { NotStored } from '#lib/core/log/log-writer.ts';
import type { Result } from '#lib/core/result.ts';
import type { OpenLog } from './open-log.ts';

export type LogPhase =
	| { readonly type: 'opening' }
	| { readonly type: 'open'; readonly mode: OpenedLog['mode']; readonly lost: boolean }
	| { readonly type: 'failed'; readonly error: OpenLogError | LogError };

export type LogOptions = {
	readonly open: () => Promise<Result<OpenedLog, OpenLogError>>;
	readonly sha256: Sha256;
	readonly now: () => number;
};

/** The log as the pages see it. What keeps it in step with storage comes after the page is drawn: `OpenLog`. */
export class LogState {
	phase = $state.raw<LogPhase>({ type: 'opening' });
	/** All that is stored, and what could not be, folded: see `History`. */
	history = $state.raw<History>(emptyHistory);
	/** What could not be stored. It is shown, can be exported and tried again; nothing throws it away. */
	unsaved = $state.raw<readonly KnownEvent[]>([]);
	/** Why, for the words beside it. */
	unsavedCause = $state.raw<LogError | undefined>(undefined);
	/** Another tab brought a newer release: this one may read, not write. */
	stale = $state.raw(false);
	backup = $state.raw<BackupMark | undefined>(undefined);

	#options: LogOptions;
	#opened: OpenLog | undefined;

	constructor(options: LogOptions) {
		this.#options = options;
	}

	/** @throws Error before the log is open */
	get opened(): OpenLog {
		if (!this.#opened) throw new Error('the log is not open');
		return this.#opened;
	}

	/** The store itself, for import and export. @throws Error before the log is open */
	get store(): LogStore {
		return this.opened.store;
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
		return this.phase.type === 'open' && this.phase.lost && this.history.counts.events === 0;
	}

	/** Something would be gone if the page were closed now. */
	get wouldLose(): boolean {
		const isMemory = this.phase.type === 'open' && this.phase.mode === 'memory';
		return this.unsaved.length > 0 || (isMemory && this.history.counts.events > 0);
	}

	get isOpen(): boolean {
		return this.phase.type === 'open';
	}

	get canWrite(): boolean {
		return this.phase.type === 'open' && this.phase.mode !== 'read-only' && !this.stale;
	}

	async start(): Promise<void> {
		try {
			const [{ OpenLog }, opened] = await Promise.all([
				import('./open-log.ts'),
				this.#options.open()
			]);
			if (!opened.ok) return this.fail(opened.error);
			this.#opened = new OpenLog(this, opened.value, this.#options);
			const begun = await this.#opened.begin();
			if (!begun.ok) return this.fail(begun.error);
			const { mode } = opened.value;
			this.phase = { type: 'open', mode, lost: mode === 'stored' && opened.value.lost };
			await this.#opened.tidy();
		} catch (thrown) {
			// The page must not wait for ever; what it was goes on to the console.
			if (!this.isOpen) this.fail({ type: 'StorageLost' });
			throw thrown;
		}
	}

	/** The log can no longer be read, or not at all: every page tells what to do. */
	fail(error: OpenLogError | LogError): void {
		this.phase = { type: 'failed', error };
	}

	/** Reads what came since the last reading: another tab's events, an import, a purge. */
	refresh(): Promise<Result<null, LogError>> {
		return this.opened.refresh();
	}

	/**
	 * Stores what happened, all of it or nothing. When the device refuses, the events stay in `unsaved` and in the folds, so
	 * that the person can go on, export, or make room.
	 */
	record(...drafts: readonly EventDraft[]): Promise<Result<null, NotStored>> {
		return this.opened.record(...drafts);
	}

	/** Tries once more to store what was refused. */
	retry(): Promise<Result<null, LogError>> {
		return this.opened.retry();
	}

	/** Erases everything on this device and begins anew. */
	async clear(): Promise<Result<null, LogError>> {
		const cleared = await this.opened.clear();
		if (!cleared.ok) return cleared;
		this.#opened = undefined;
		this.history = emptyHistory;
		this.unsaved = [];
		this.unsavedCause = undefined;
		this.backup = undefined;
		await this.start();
		return cleared;
	}
}
