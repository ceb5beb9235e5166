import type { ImportError } from '#lib/core/log/import.ts';
import type { Backup } from '#lib/core/log/read-backup.ts';
import type { ImportPhase } from '#lib/app/backup-import.svelte.ts';

type Reason = Extract<ImportPhase, { type: 'unreadable' }>['reason'];

export function unreadableWords(name: string, reason: Reason): string {
	switch (reason) {
		case 'NotABackup':
			return `${name} is not a Mettle backup. Those are files named mettle-backup-…, ending in .jsonl, .txt or .gz. Nothing was changed.`;
		case 'TooLarge':
			return `${name} is larger than any backup can be. Nothing was changed.`;
		case 'InflatesTooFar':
			return `${name} unpacks into far more than any backup holds, so it was refused before it could fill this device. Nothing was changed.`;
		case 'Unreadable':
			return `${name} could not be read; it may have been moved. Choose it again. Nothing was changed.`;
	}
}

export function failureWords(error: ImportError): string {
	switch (error.type) {
		case 'Cancelled':
			return `Stopped. ${error.added} events were added and stay; bringing the same file in again adds the rest.`;
		case 'StorageFull':
			return 'The device has no room for all of it. What was added stays; make room and bring the same file in again.';
		case 'CountMismatch':
			return `${error.missing} events did not arrive in storage. Bring the same file in again.`;
		case 'StaleCode':
			return 'A newer Mettle is in use in another tab. Reload this page, then try again.';
		case 'StorageLost':
			return 'The connection to the storage was lost. What was added stays; reload, then bring the same file in again.';
		case 'Corrupt':
			return 'The backup holds another event under an id that is here already, so one of the two is damaged. Nothing of that part was added.';
	}
}

const shownLines = 8;

/** What is wrong with a backup, line by line; empty for a whole one. */
export function damageWords({ damaged, ending, events }: Backup): string[] {
	const lines = damaged.slice(0, shownLines).map(({ line }) => line);
	const more = damaged.length - lines.length;
	return [
		...(damaged.length > 0
			? [
					`${damaged.length} ${damaged.length === 1 ? 'line is' : 'lines are'} damaged and left out: ${lines.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`
				]
			: []),
		...(ending.type === 'Missing'
			? [
					`The file ends before its end: what came after its last whole line is missing, and how much cannot be known.`
				]
			: []),
		...(ending.type === 'Mismatch'
			? [`It should hold ${ending.expected} events; ${events.length} are whole.`]
			: [])
	];
}

/**
 * Whether a merge between two devices is complete.
 * @param shared how many answers the file and this device both have @param here how many this device has
 */
export function sharedWords(shared: number, here: number): string {
	const both = shared === 1 ? 'one answer is' : `${shared} answers are`;
	if (shared === here) return `Merge check: ${both} in that file, and this device has the same.`;
	const more = here - shared;
	return `Merge check: ${both} now on both sides, and ${more === 1 ? 'one more is' : `${more} more are`} only here. Save a backup here and bring it in on the other device, and both hold the same ${here}.`;
}
