import { canonicalJson } from './canonical-json.ts';
import type { EventId, StoredEvent } from './event.ts';

/** SHA-256 (FIPS 180-4): any number of bytes in, 32 out. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;

export type EventContent = Omit<StoredEvent, 'id'>;

const encoder = new TextEncoder();

/**
 * An event's name is its content: the first 132 bits of SHA-256 over its canonical JSON without the
 * id, as 22 characters of base64url (RFC 4648 §5). So the same event has one id on every device,
 * and damage shows.
 */
export async function eventId(content: EventContent, sha256: Sha256): Promise<EventId> {
	const { v, kind, dev, seq, ts, body } = content;
	const digest = await sha256(encoder.encode(canonicalJson({ v, kind, dev, seq, ts, body })));
	// 17 bytes are 136 bits, written as 22 characters of 6 bits and a 23rd that is cut off.
	const base64 = btoa(String.fromCharCode(...digest.subarray(0, 17)));
	// The shape that `eventIdSchema` asks for, by construction.
	return base64.slice(0, 22).replaceAll('+', '-').replaceAll('/', '_') as EventId;
}
