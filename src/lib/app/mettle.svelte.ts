import { roles as presets } from 'virtual:mettle/roles';
import { foldRoles } from '#lib/core/role/fold-roles.ts';
import type { Role } from '#lib/core/role/role.ts';
import { foldSessions, unfinishedSession } from '#lib/core/session/session.ts';
import type { BankSource } from '#lib/core/bank/bank-source.ts';
import type { BackupFiles } from '#lib/core/log/backup-files.ts';
import { createAskedStorage } from '#lib/platform/asked-storage.ts';
import type { Compression } from '#lib/core/link/compression.ts';
import { monotonicNow, now } from '#lib/platform/clock.ts';
import { createDraftStorage } from '#lib/platform/draft-storage.ts';
import { saveFile } from '#lib/platform/files.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { createStorageManager } from '#lib/platform/storage/storage-manager.ts';
import { createTab } from '#lib/platform/tab.ts';
import { LogState } from './log-state.svelte.ts';
import { OfflineState } from './offline-state.svelte.ts';
import { Reloading } from './reloading.svelte.ts';

/** The composition root: the one place that names the outside world, and what is folded from the log for every page. */
export class Mettle {
	readonly log = new LogState({
		// Storage is the heaviest part and no page needs it to be drawn, so it comes after hydration.
		open: async () => (await import('#lib/platform/storage/open-log-store.ts')).openLogStore(),
		sha256,
		now
	});
	readonly bank: BankSource = {
		index: async () => (await loadBankSource()).index(),
		item: async (row) => (await loadBankSource()).item(row),
		recording: async (proof) => (await loadBankSource()).recording(proof),
		laboratory: async () => (await loadBankSource()).laboratory()
	};
	readonly reloading = new Reloading(createTab());
	readonly offline = new OfflineState(
		async () => (await import('#lib/platform/service-worker.ts')).createOfflineCopy(),
		this.reloading
	);
	readonly storage = createStorageManager();
	readonly drafts = createDraftStorage();
	readonly asked = createAskedStorage();
	readonly now = now;
	readonly monotonicNow = monotonicNow;
	readonly sha256 = sha256;
	readonly saveFile = saveFile;
	readonly backupFiles = async (): Promise<BackupFiles> =>
		(await import('#lib/platform/backup-files.ts')).createBackupFiles();
	/** Only links need it. */
	readonly loadCompression = (): Promise<Compression> => import('#lib/platform/compression.ts');

	/** The newest sessions, and any that is unfinished; all of them where none was folded away. */
	readonly sessions = $derived(foldSessions(this.log.history.known));
	readonly unfinished = $derived(unfinishedSession(this.sessions));
	readonly roleChoice = $derived(foldRoles(this.log.history.known, asNonEmpty(presets)));
	/** How many answers the log holds. */
	readonly answers = $derived(this.log.history.counts.answers);
	/** How many of them no backup holds: they live in this browser only. */
	readonly answersSinceBackup = $derived(
		Math.max(0, this.answers - (this.log.backup?.answers ?? 0))
	);

	get role(): Role {
		return this.roleChoice.chosen;
	}
}

/** Questions are asked for after the page is on the screen, so what fetches them comes then too. */
let bankSource: Promise<BankSource> | undefined;
function loadBankSource(): Promise<BankSource> {
	bankSource ??= import('#lib/platform/bank-source.ts').then(({ createBankSource }) =>
		createBankSource()
	);
	// What failed to load is asked for anew the next time.
	bankSource.catch(() => (bankSource = undefined));
	return bankSource;
}

/** The bank check refuses a bank without roles. */
function asNonEmpty(roles: readonly Role[]): readonly [Role, ...Role[]] {
	const [first, ...rest] = roles;
	if (!first) throw new Error('the bank has no role');
	return [first, ...rest];
}
