import * as z from 'zod/mini';
import { canonicalJson } from './canonical-json.ts';
import type { EventId, StoredEvent } from './event.ts';
import type { Sha256 } from './event-id.ts';
import { compareEvents } from './merge.ts';
import { parseJson } from './parse-json.ts';

/**
 * A backup is text, one JSON value a line (RFC 8259, UTF-8): a header, the events in fold order as
 * canonical JSON, and a footer that tells a whole file from a cut one.
 */
const headerSchema = z.strictObject({
	format: z.literal('mettle-backup'),
	v: z.literal(1),
	/** Milliseconds since 1970. */
	created: z.int(),
	/** The device that wrote the file. */
	dev: z.string().check(z.maxLength(40))
});
export type BackupHeader = Readonly<z.infer<typeof headerSchema>>;

const footerSchema = z.strictObject({
	format: z.literal('mettle-backup-end'),
	count: z.int().check(z.nonnegative()),
	/** SHA-256 of the ids, one a line, in hexadecimal. Each id stands for all of its line. */
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/))
});
export type BackupFooter = Readonly<z.infer<typeof footerSchema>>;

const linesPerPart = 1000;

/** @returns the file in parts, as `Blob` takes them */
export async function writeBackup(
	events: readonly StoredEvent[],
	{ created, dev }: Pick<BackupHeader, 'created' | 'dev'>,
	sha256: Sha256
): Promise<string[]> {
	const sorted = [...events].sort(compareEvents);
	const header: BackupHeader = { format: 'mettle-backup', v: 1, created, dev };
	const parts = [`${JSON.stringify(header)}\n`];
	for (let start = 0; start < sorted.length; start += linesPerPart) {
		const lines = sorted.slice(start, start + linesPerPart).map((event) => canonicalJson(event));
		parts.push(`${lines.join('\n')}\n`);
	}
	const footer: BackupFooter = {
		format: 'mettle-backup-end',
		count: sorted.length,
		sha256: await hashIds(
			sorted.map((event) => event.id),
			sha256
		)
	};
	parts.push(`${JSON.stringify(footer)}\n`);
	return parts;
}

export function parseHeader(line: string): BackupHeader | undefined {
	const json = parseJson(line);
	return json.ok ? headerSchema.safeParse(json.value).data : undefined;
}

export function parseFooter(line: string): BackupFooter | undefined {
	const json = parseJson(line);
	return json.ok ? footerSchema.safeParse(json.value).data : undefined;
}

export async function hashIds(ids: readonly EventId[], sha256: Sha256): Promise<string> {
	const digest = await sha256(new TextEncoder().encode(ids.map((id) => `${id}\n`).join('')));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
