import { err, ok, type Result } from '#lib/core/result.ts';
import { hashIds, parseFooter, parseHeader, type BackupHeader } from './backup.ts';
import type { StoredEvent } from './event.ts';
import type { Sha256 } from './event-id.ts';
import { parseEventLine, type EventProblem } from './parse-event.ts';

export type DamagedLine = {
	/** Counted from 1, as editors do. */
	readonly line: number;
	readonly problem: EventProblem;
};

export type Backup = {
	/** The events that are whole, in the file's order. */
	readonly events: readonly StoredEvent[];
	readonly damaged: readonly DamagedLine[];
	/** Absent where the first line is damaged. */
	readonly header: BackupHeader | undefined;
	readonly ending:
		| { readonly type: 'Whole' }
		/** The file was cut: how much is missing cannot be known. */
		| { readonly type: 'Missing' }
		/** The footer tells of other events than were found, or of others in number. */
		| { readonly type: 'Mismatch'; readonly expected: number };
};

const batchSize = 1000;

/**
 * Reads what is whole of a backup and says what is not; of a cut or damaged file that is all lines
 * but the hurt ones.
 */
export async function readBackup(
	text: string,
	sha256: Sha256
): Promise<Result<Backup, { readonly type: 'NotABackup' }>> {
	const lines = text
		.replace(/^\uFEFF/, '')
		.split('\n')
		.map((line, index) => ({ number: index + 1, text: line.trimEnd() }))
		.filter((line) => line.text !== '');
	const header = parseHeader(lines[0]?.text ?? '');
	const footer = parseFooter(lines.at(-1)?.text ?? '');
	const between = lines.slice(header ? 1 : 0, footer ? -1 : undefined);

	const events: StoredEvent[] = [];
	const damaged: DamagedLine[] = [];
	for (let start = 0; start < between.length; start += batchSize) {
		const batch = between.slice(start, start + batchSize);
		const results = await Promise.all(batch.map((line) => parseEventLine(line.text, sha256)));
		results.forEach((result, index) => {
			if (result.ok) events.push(result.value);
			else damaged.push({ line: batch[index]?.number ?? 0, problem: result.error });
		});
	}
	if (!header && events.length === 0) return err({ type: 'NotABackup' });

	return ok({ events, damaged, header, ending: await judgeEnding() });

	async function judgeEnding(): Promise<Backup['ending']> {
		if (!footer) return { type: 'Missing' };
		const hash = await hashIds(
			events.map((event) => event.id),
			sha256
		);
		return footer.count === events.length && footer.sha256 === hash
			? { type: 'Whole' }
			: { type: 'Mismatch', expected: footer.count };
	}
}
