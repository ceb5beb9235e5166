import {
	type ImportError,
	type ImportPlan,
	importEvents,
	planImport,
	undoImport
} from '#lib/core/log/import.ts';
import type { BackupMark, LogError } from '#lib/core/log/log-store.ts';
import { type Backup, readBackup } from '#lib/core/log/read-backup.ts';
import { sharedAnswers } from '#lib/core/log/shared-answers.ts';
import type { Mettle } from './mettle.svelte.ts';

export type ImportPhase =
	| { readonly type: 'idle' }
	| { readonly type: 'reading'; readonly name: string }
	| {
			readonly type: 'unreadable';
			readonly name: string;
			readonly reason: 'NotABackup' | 'Unreadable' | 'TooLarge' | 'InflatesTooFar';
	  }
	| {
			readonly type: 'preview';
			readonly name: string;
			readonly backup: Backup;
			readonly plan: ImportPlan;
	  }
	| { readonly type: 'importing'; readonly done: number; readonly total: number }
	| {
			readonly type: 'done';
			readonly added: number;
			/** How many answers of the file are here now; undefined where they could not be counted. */
			readonly shared: number | undefined;
	  }
	| { readonly type: 'failed'; readonly error: ImportError }
	| { readonly type: 'undone' }
	| { readonly type: 'undo-failed'; readonly error: LogError | { readonly type: 'NoSnapshot' } };

/** Far above a million events; what is larger is no backup of ours. */
const largestFile = 500_000_000;

/** Bringing a backup in: read, show what it would do, then do it, with a way back. */
export class BackupImport {
	phase = $state.raw<ImportPhase>({ type: 'idle' });
	#mettle: Mettle;
	#cancel: { aborted: boolean } = { aborted: false };
	/** The backup of before the import, to go back to. */
	#markBefore: BackupMark | undefined;

	constructor(mettle: Mettle) {
		this.#mettle = mettle;
	}

	async read(file: File): Promise<void> {
		const { name } = file;
		this.phase = { type: 'reading', name };
		const files = await this.#mettle.backupFiles();
		const text = await files.read(file, largestFile);
		if (!text.ok) {
			this.phase = { type: 'unreadable', name, reason: text.error.type };
			return;
		}
		const backup = await readBackup(text.value, this.#mettle.sha256);
		if (!backup.ok) {
			this.phase = { type: 'unreadable', name, reason: backup.error.type };
			return;
		}
		const existing = await this.#mettle.log.opened.readAll();
		if (!existing.ok) {
			this.phase = { type: 'failed', error: existing.error };
			return;
		}
		const plan = planImport(existing.value, backup.value.events);
		this.phase = { type: 'preview', name, backup: backup.value, plan };
	}

	async confirm(): Promise<void> {
		if (this.phase.type !== 'preview') return;
		const { plan, backup } = this.phase;
		this.#cancel = { aborted: false };
		this.#markBefore = undefined;
		this.phase = { type: 'importing', done: 0, total: plan.add.length };
		const imported = await importEvents(this.#mettle.log.store, plan, {
			signal: this.#cancel,
			onProgress: (done) => {
				this.phase = { type: 'importing', done, total: plan.add.length };
			}
		});
		await this.#mettle.log.refresh();
		this.phase = imported.ok
			? { type: 'done', added: imported.value.added, shared: await this.#compare(backup) }
			: { type: 'failed', error: imported.error };
	}

	/** @returns how many answers the file and this device both have; undefined where they cannot be counted */
	async #compare({ events, header }: Backup): Promise<number | undefined> {
		const { log } = this.#mettle;
		const all = await log.opened.readAll();
		if (!all.ok) return undefined;
		const shared = sharedAnswers(all.value, events);
		// What the file holds does not live here alone: to the reminder it is a backup like one saved here.
		if (header && shared > (log.backup?.answers ?? 0)) {
			this.#markBefore = log.backup ?? { at: header.created, answers: 0 };
			await this.#mark({ at: header.created, answers: shared });
		}
		return shared;
	}

	/** A mark that cannot be written makes the reminder come too early, which does no harm. */
	async #mark(mark: BackupMark): Promise<void> {
		await this.#mettle.log.store.markBackup(mark);
		await this.#mettle.log.refresh();
	}

	cancel(): void {
		this.#cancel.aborted = true;
		if (this.phase.type !== 'importing') this.phase = { type: 'idle' };
	}

	async undo(): Promise<void> {
		const undone = await undoImport(this.#mettle.log.store);
		if (undone.ok && this.#markBefore) await this.#mark(this.#markBefore);
		else await this.#mettle.log.refresh();
		this.phase = undone.ok ? { type: 'undone' } : { type: 'undo-failed', error: undone.error };
	}
}
