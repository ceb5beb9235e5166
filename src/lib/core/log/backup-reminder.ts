import type { BackupMark } from './log-store.ts';

/** Enough work to be sorry about. */
const many = 50;
/** Enough once it has been at risk for long. */
const some = 20;
const longMs = 30 * 86_400_000;

/**
 * Whether to remind of a backup: fifty answers are in none, or twenty and the last backup (without one, the first answer)
 * is more than thirty days old. Who puts the reminder off hears of it again after another fifty answers.
 * @param log.answers how many there are
 * @param log.firstAt when the first of them was given, in milliseconds since 1970 like all times here
 * @param log.offAt how many there were when the reminder was put off
 */
export function remindsOfBackup(log: {
	readonly answers: number;
	readonly firstAt: number | undefined;
	readonly backup: BackupMark | undefined;
	readonly offAt: number | undefined;
	readonly now: number;
}): boolean {
	const { answers, firstAt, backup, offAt, now } = log;
	const saved = backup?.answers ?? 0;
	const unsaved = answers - saved;
	// A backup since then, or a log that began anew, has settled what was put off.
	const isOff = offAt !== undefined && offAt > saved && offAt <= answers && answers < offAt + many;
	if (isOff) return false;
	const at = backup?.at ?? firstAt ?? now;
	return unsaved >= many || (unsaved >= some && now - at > longMs);
}
