import {
	type ImportError,
	type ImportPlan,
	importEvents,
	planImport,
	undoImport
} from '#lib/core/log/import.ts';
import type { LogError } from '#lib/core/log/log-store.ts';
import { type Backup, readBackup } from '#lib/core/log/read-backup.ts';
import type { Mettle } from './mettle.svelte.ts';

export type ImportPhase =
	| { readonly type: 'idle' }
	| { readonly type: 'reading'; readonly name: string }
	| {
			readonly type: 'unreadable';
			readonly name: string;
			readonly reason: 'not-a-backup' | 'unreadable' | 'too-large';
	  }
	| {
			readonly type: 'preview';
			readonly name: string;
			readonly backup: Backup;
			readonly plan: ImportPlan;
	  }
	| { readonly type: 'importing'; readonly done: number; readonly total: number }
	| { readonly type: 'done'; readonly added: number; readonly canUndo: boolean }
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

	constructor(mettle: Mettle) {
		this.#mettle = mettle;
	}

	async read(file: File): Promise<void> {
		const { name } = file;
		if (file.size > largestFile) {
			this.phase = { type: 'unreadable', name, reason: 'too-large' };
			return;
		}
		this.phase = { type: 'reading', name };
		let text: string;
		try {
			text = await file.text();
		} catch {
			// The file was moved or may not be read: the person chooses another.
			this.phase = { type: 'unreadable', name, reason: 'unreadable' };
			return;
		}
		const backup = await readBackup(text, this.#mettle.sha256);
		if (!backup.ok) {
			this.phase = { type: 'unreadable', name, reason: 'not-a-backup' };
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
		const { plan } = this.phase;
		this.#cancel = { aborted: false };
		this.phase = { type: 'importing', done: 0, total: plan.add.length };
		const imported = await importEvents(this.#mettle.log.store, plan, {
			signal: this.#cancel,
			onProgress: (done) => {
				this.phase = { type: 'importing', done, total: plan.add.length };
			}
		});
		await this.#mettle.log.refresh();
		this.phase = imported.ok
			? { type: 'done', added: imported.value.added, canUndo: true }
			: { type: 'failed', error: imported.error };
	}

	cancel(): void {
		this.#cancel.aborted = true;
		if (this.phase.type !== 'importing') this.phase = { type: 'idle' };
	}

	async undo(): Promise<void> {
		const undone = await undoImport(this.#mettle.log.store);
		await this.#mettle.log.refresh();
		this.phase = undone.ok ? { type: 'undone' } : { type: 'undo-failed', error: undone.error };
	}
}
