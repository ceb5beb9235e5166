import type { BackupFiles } from '#lib/core/log/backup-files.ts';
import { err, ok } from '#lib/core/result.ts';
import { gunzip, gzip, isGzip } from './gzip.ts';

/**
 * What browsers let a page share is a short list of types, each with its endings (MDN, `Navigator.share`, "Shareable file
 * types"): text as `.txt` is on it, `.jsonl` and `.gz` are not.
 */
const type = 'text/plain';

export function createBackupFiles(): BackupFiles {
	return {
		canShare() {
			const files = [new File(['{}'], 'backup.txt', { type })];
			// The DOM's types take both for granted, which they are not.
			const { canShare } = navigator as Partial<Navigator>;
			return canShare?.call(navigator, { files }) ?? false;
		},
		async share({ name, parts }) {
			try {
				await navigator.share({ files: [new File([...parts], name, { type })] });
				return 'shared';
			} catch (thrown) {
				const reason = thrown instanceof DOMException ? thrown.name : undefined;
				if (reason === 'AbortError') return 'cancelled';
				return reason === 'NotAllowedError' ? 'needs-tap' : 'failed';
			}
		},
		compress: gzip,
		async read(file, mostBytes) {
			if (file.size > mostBytes) return err({ type: 'TooLarge' });
			try {
				return (await isGzip(file))
					? await gunzip(file, Math.min(mostBytes, mostInflated(file.size)))
					: ok(await file.text());
			} catch {
				// It was moved since it was chosen, or may not be read.
				return err({ type: 'Unreadable' });
			}
		}
	};
}

/**
 * A line of a backup names its event with 22 characters that no compression shortens much, so a backup shrinks some
 * five-fold. What would grow a hundred-fold is no backup, and is refused before it fills the memory.
 */
function mostInflated(packedBytes: number): number {
	return 1_000_000 + 100 * packedBytes;
}
