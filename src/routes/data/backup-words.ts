import type { PreparedBackup, SavedBackup } from '#lib/app/save-backup.ts';
import type { ShareOutcome } from '#lib/core/log/backup-files.ts';

const partly = 'Storage cannot be read from here: reload, and save again for all of it.';

export function savedWords({ name, marked, whole }: SavedBackup): string {
	if (!whole) return `Saved as ${name}, with what this page has. ${partly}`;
	if (marked) return `Saved as ${name}.`;
	return `Saved as ${name}. The date of this backup could not be noted, as storage refused.`;
}

export function shareWords(outcome: ShareOutcome, { name, whole }: PreparedBackup): string {
	switch (outcome) {
		case 'shared':
			return whole ? `Shared as ${name}.` : `Shared as ${name}, with what this page has. ${partly}`;
		case 'cancelled':
			return 'Not shared: you closed the sheet. Nothing has changed.';
		case 'needs-tap':
			return 'The backup is ready. Tap once more to share it.';
		case 'failed':
			return 'This device could not share the file. Save it instead: it is the same backup.';
	}
}
