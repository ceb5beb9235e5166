import { extendHistory } from '#lib/core/history/extend-history.ts';
import type { FoldCache } from '#lib/core/history/fold-cache.ts';
import {
	emptyHistory,
	type History,
	historyFormat,
	worthFolding
} from '#lib/core/history/history.ts';
import type { EventDraft } from '#lib/core/log/create-event.ts';
import type { KnownEvent, StoredEvent } from '#lib/core/log/event.ts';
import { isKnownKind, knownForms } from '#lib/core/log/event-kinds.ts';
import type { LogError, LogSlice, LogStore, OpenedLog, Position } from '#lib/core/log/log-store.ts';
import { createLogWriter, type LogWriter, type NotStored } from '#lib/core/log/log-writer.ts';
import { mergeEvents } from '#lib/core/log/merge.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import type { LogOptions, LogState } from './log-state.svelte.ts';

/** What a start begins with, instead of the whole log. */
type KeptHistory = {
	readonly of: string;
	readonly position: Position | undefined;
	readonly history: History;
};
const keptName = 'history';
/** A later release understands events that this one only counts: it folds the log anew. */
const keptOf = `${historyFormat} ${knownForms}`;
/** A kept history that lacks fewer events is good enough. */
const mostMissing = 500;

/** Keeps the pages' state of the log in step with the store and with other tabs. */
export class OpenLog {
	readonly store: LogStore;
	/** Only where the log is stored: what is read-only or in memory is folded anew. */
	readonly cache: FoldCache | undefined;
	#state: LogState;
	#options: LogOptions;
	#writer: LogWriter | undefined;
	#position: Position | undefined;
	/** How many events the kept history has. */
	#kept = 0;
	/** What changes the history follows one another: two readings at once would bring the same events twice. */
	#turns: Promise<unknown> = Promise.resolve();

	constructor(state: LogState, opened: OpenedLog, options: LogOptions) {
		this.#state = state;
		this.#options = options;
		this.store = opened.store;
		this.cache = opened.mode === 'stored' ? opened.cache : undefined;
	}

	/** Begins with what an earlier visit folded, if it is still there, and reads what came since. */
	async begin(): Promise<Result<null, LogError>> {
		// The cache gives back what was saved under this name, or nothing.
		const kept = (await this.cache?.load(keptName)) as KeptHistory | undefined;
		if (kept?.of === keptOf) {
			this.#position = kept.position;
			this.#state.history = kept.history;
			this.#kept = kept.history.counts.events;
		}
		const read = await this.refresh();
		if (!read.ok) return read;
		const { store } = this;
		const { now, sha256 } = this.#options;
		const seq = this.#state.history.lastSeq[store.dev] ?? 0;
		this.#writer = createLogWriter({ store, seq, now, sha256 });
		store.subscribe((notice) => {
			if (notice === 'stale') this.#state.stale = true;
			else void this.refresh();
		});
		return read;
	}

	/** What only later starts profit from, once the page has what it needs. */
	async tidy(): Promise<void> {
		await this.#keep();
		// Refused or not: what could not be packed stays as it was.
		if (this.#state.canWrite) await this.store.seal();
	}

	/** Keeps the folded history for the next start, unless an earlier one is nearly as good. */
	async #keep(): Promise<void> {
		const { history, unsaved } = this.#state;
		const { events } = history.counts;
		const isGoodEnough = events < worthFolding || events - this.#kept < mostMissing;
		if (isGoodEnough || unsaved.length > 0) return;
		this.#kept = events;
		const kept: KeptHistory = { of: keptOf, position: this.#position, history };
		await this.cache?.save(keptName, kept);
	}

	refresh(): Promise<Result<null, LogError>> {
		return this.#inTurn(() => this.#refresh());
	}

	#inTurn<T>(step: () => Promise<T>): Promise<T> {
		const turn = this.#turns.then(step);
		this.#turns = turn.catch(() => undefined);
		return turn;
	}

	async #refresh(): Promise<Result<null, LogError>> {
		const slice = await this.store.read(this.#position);
		if (!slice.ok) return slice;
		const extended = slice.value.whole ? undefined : await this.#extend(slice.value.events);
		if (extended) {
			this.#position = slice.value.position;
			this.#state.history = extended;
		} else {
			const all = slice.value.whole ? slice : await this.store.read();
			if (!all.ok) return all;
			await this.#foldAnew(all.value);
		}
		const backup = await this.store.lastBackup();
		if (!backup.ok) return backup;
		this.#state.backup = backup.value;
		return ok(null);
	}

	async #extend(events: readonly StoredEvent[]): Promise<History | undefined> {
		const known = await this.#understood(events);
		return extendHistory(this.#state.history, known, events.length - known.length);
	}

	/** Folds all events, and what could not be stored, which the store does not know. */
	async #foldAnew({ events, position }: LogSlice): Promise<void> {
		const all = mergeEvents(events, this.#state.unsaved);
		const known = await this.#understood(all);
		const whole = extendHistory(emptyHistory, known, all.length - known.length);
		if (!whole) throw new TypeError('an empty history has nothing folded away');
		this.#position = position;
		await this.replaceHistory(await this.#condensed(whole));
	}

	async #condensed(whole: History): Promise<History> {
		if (whole.known.length < worthFolding) return whole;
		const { condense } = await import('#lib/core/history/condense.ts');
		return condense(whole, this.#options.now())?.history ?? whole;
	}

	/** Puts a history in place that says the same and has more folded away. */
	async replaceHistory(history: History): Promise<void> {
		this.#state.history = history;
		this.#kept = 0;
		await this.#keep();
	}

	/** Every event there is, stored or not, in fold order. It takes its time: for exports, imports and looking far back. */
	async readAll(): Promise<Result<readonly StoredEvent[], LogError>> {
		const all = await this.store.read();
		return all.ok ? ok(mergeEvents(all.value.events, this.#state.unsaved)) : all;
	}

	/** Every event that folds can read, in fold order: see `readAll`. */
	async readAllKnown(): Promise<Result<readonly KnownEvent[], LogError>> {
		const all = await this.readAll();
		return all.ok ? ok(await this.#understood(all.value)) : all;
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

	async record(...drafts: readonly EventDraft[]): Promise<Result<null, NotStored>> {
		if (!this.#writer) throw new Error('the log has not begun');
		const recorded = await this.#writer.record(...drafts);
		if (!recorded.ok) {
			this.#state.unsaved = [...this.#state.unsaved, ...recorded.error.events];
			this.#state.unsavedCause = recorded.error.cause;
		}
		const events = recorded.ok ? recorded.value : recorded.error.events;
		await this.#inTurn(async () => {
			const extended = extendHistory(this.#state.history, events, 0);
			if (extended) this.#state.history = extended;
			// The clock was set back by years: the events belong among those that were folded away.
			else await this.#readAnew();
		});
		return recorded.ok ? ok(null) : recorded;
	}

	async #readAnew(): Promise<void> {
		const all = await this.store.read();
		if (all.ok) await this.#foldAnew(all.value);
		else this.#state.fail(all.error);
	}

	async retry(): Promise<Result<null, LogError>> {
		const tried = this.#state.unsaved;
		const stored = await this.store.append(tried);
		if (!stored.ok) {
			this.#state.unsavedCause = stored.error;
			return stored;
		}
		this.#state.unsaved = this.#state.unsaved.filter((event) => !tried.includes(event));
		if (this.#state.unsaved.length === 0) this.#state.unsavedCause = undefined;
		return ok(null);
	}

	async clear(): Promise<Result<null, LogError>> {
		// First what was derived: should that fail, nothing is deleted rather than half of it.
		if (this.cache && !(await this.cache.clear())) return err({ type: 'StorageLost' });
		const cleared = await this.store.clear();
		if (cleared.ok) this.store.close();
		return cleared;
	}
}
