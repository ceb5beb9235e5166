import type { Result } from '#lib/core/result.ts';

/** What became of an offer to the device's share sheet. */
export type ShareOutcome =
	| 'shared'
	/** The person closed the sheet: nothing went wrong and nothing was sent. */
	| 'cancelled'
	/** Too long after the tap for the browser: a new tap is needed. */
	| 'needs-tap'
	| 'failed';

/** A file in the making: its name, and its text in parts. */
export type TextFile = { readonly name: string; readonly parts: readonly string[] };

/** How backups leave this device and come back to it, beside a plain download. */
export type BackupFiles = {
	/** Whether there is a share sheet that takes a text file. */
	canShare(): boolean;
	share(file: TextFile): Promise<ShareOutcome>;
	/** @returns the text as gzip (RFC 1952); undefined in a browser that cannot make it */
	compress(parts: readonly string[]): Promise<Blob | undefined>;
	/** Reads a text file, plain or as gzip; of a gzip that was cut, what can still be inflated. */
	read(
		file: Blob,
		mostBytes: number
	): Promise<Result<string, { readonly type: 'Unreadable' | 'TooLarge' | 'InflatesTooFar' }>>;
};
