import { writeBackup } from '#lib/core/log/backup.ts';
import { mergeEvents } from '#lib/core/log/merge.ts';
import type { Mettle } from './mettle.svelte.ts';

export type SavedBackup = {
	readonly name: string;
	/** Whether the log could note that this backup exists. */
	readonly marked: boolean;
	/** Whether it holds everything: where storage cannot be read, it holds what this page has. */
	readonly whole: boolean;
};

/** Offers all events as a file, those not stored yet among them. */
export async function saveBackup(mettle: Mettle): Promise<SavedBackup> {
	const { log } = mettle;
	const created = mettle.now();
	const all = await log.opened.readAll();
	const events = all.ok ? all.value : mergeEvents(log.history.known, log.unsaved);
	const parts = await writeBackup(events, { created, dev: log.store.dev }, mettle.sha256);
	const day = new Date(created).toISOString().slice(0, 10);
	const name = `mettle-backup-${day}.jsonl`;
	mettle.saveFile(name, parts, 'application/jsonl');
	const answers = events.filter(({ kind }) => kind === 'item-answered').length;
	if (!all.ok) return { name, marked: false, whole: false };
	const marked = await log.store.markBackup({ at: created, answers });
	if (marked.ok) await log.refresh();
	return { name, marked: marked.ok, whole: true };
}
