import type { BackupFiles, ShareOutcome, TextFile } from '#lib/core/log/backup-files.ts';
import { writeBackup } from '#lib/core/log/backup.ts';
import { mergeEvents } from '#lib/core/log/merge.ts';
import type { Mettle } from './mettle.svelte.ts';

/** A backup as text, not given to the person yet. */
export type PreparedBackup = TextFile & {
	readonly created: number;
	readonly answers: number;
	/** Whether it holds everything: where storage cannot be read, it holds what this page has. */
	readonly whole: boolean;
};

export type SavedBackup = {
	readonly name: string;
	/** Whether the log could note that this backup exists. */
	readonly marked: boolean;
	readonly whole: boolean;
};

/**
 * Below it, a backup is a text that any editor opens and any mail takes; above it, that is of no use any more and the
 * size is in the way. About 2,000 answers.
 */
const compressAbove = 1_000_000;

/** Writes all events down, those not stored yet among them. @param ending of the file's name */
export async function prepareBackup(mettle: Mettle, ending: string): Promise<PreparedBackup> {
	const { log } = mettle;
	const created = mettle.now();
	const all = await log.opened.readAll();
	const events = all.ok ? all.value : mergeEvents(log.history.known, log.unsaved);
	const parts = await writeBackup(events, { created, dev: log.store.dev }, mettle.sha256);
	const answers = events.filter(({ kind }) => kind === 'item-answered').length;
	const day = new Date(created).toISOString().slice(0, 10);
	return { name: `mettle-backup-${day}.${ending}`, parts, created, answers, whole: all.ok };
}

/** Offers all events as a file, compressed where that is worth it. */
export async function saveBackup(mettle: Mettle): Promise<SavedBackup> {
	const backup = await prepareBackup(mettle, 'jsonl');
	const { parts, whole } = backup;
	const size = parts.reduce((sum, part) => sum + part.length, 0);
	const packed =
		size > compressAbove ? await (await mettle.backupFiles()).compress(parts) : undefined;
	const name = packed ? `${backup.name}.gz` : backup.name;
	mettle.saveFile(name, packed ? [packed] : parts, packed?.type ?? 'application/jsonl');
	return { name, whole, marked: whole && (await markSaved(mettle, backup)) };
}

/**
 * Offers a prepared backup to the device's share sheet. It is never compressed, because no browser shares a `.gz`.
 * Nothing is awaited before: the sheet opens only within a moment of a tap.
 */
export async function shareBackup(
	mettle: Mettle,
	files: BackupFiles,
	backup: PreparedBackup
): Promise<ShareOutcome> {
	const outcome = await files.share(backup);
	if (outcome === 'shared' && backup.whole) await markSaved(mettle, backup);
	return outcome;
}

/** @returns whether the log could note it */
async function markSaved({ log }: Mettle, backup: PreparedBackup): Promise<boolean> {
	const marked = await log.store.markBackup({ at: backup.created, answers: backup.answers });
	if (marked.ok) await log.refresh();
	return marked.ok;
}
