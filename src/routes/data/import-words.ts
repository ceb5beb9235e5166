import type { ImportError } from '#lib/core/log/import.ts';
import type { Backup } from '#lib/core/log/read-backup.ts';
import type { ImportPhase } from '#lib/app/backup-import.svelte.ts';

type Reason = Extract<ImportPhase, { type: 'unreadable' }>['reason'];

export function unreadableWords(name: string, reason: Reason): string {
	switch (reason) {
		case 'not-a-backup':
			return `${name} is not a Mettle backup. Those are text files named mettle-backup-….jsonl. Nothing was changed.`;
		case 'too-large':
			return `${name} is larger than any backup can be. Nothing was changed.`;
		case 'unreadable':
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
