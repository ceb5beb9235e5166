import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import type { EventId, StoredEvent } from '#lib/core/log/event.ts';
import type { Segment } from './log-database.ts';

/** Events as lines of canonical JSON, as in a backup, compressed with gzip (RFC 1952), whose checksum tells of damage. */
export async function pack(events: readonly StoredEvent[]): Promise<Uint8Array<ArrayBuffer>> {
	const text = events.map((event) => canonicalJson(event)).join('\n');
	return through(new CompressionStream('gzip'), new TextEncoder().encode(text));
}

/** @throws TypeError for bytes that `pack` has not written: somebody else wrote there */
export async function unpack(lines: Uint8Array<ArrayBuffer>): Promise<readonly StoredEvent[]> {
	const text = new TextDecoder().decode(await through(new DecompressionStream('gzip'), lines));
	// One value to parse takes half the time of a thousand. What `pack` wrote were events.
	return JSON.parse(`[${text.replaceAll('\n', ',')}]`) as readonly StoredEvent[];
}

async function through(
	transform: CompressionStream | DecompressionStream,
	bytes: Uint8Array<ArrayBuffer>
): Promise<Uint8Array<ArrayBuffer>> {
	const stream = new Blob([bytes]).stream().pipeThrough(transform);
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @returns the segments that hold some of the events, rewritten without them; undefined for one that is empty then */
export async function withoutEvents(
	segments: readonly Segment[],
	ids: ReadonlySet<EventId>
): Promise<ReadonlyMap<number, Segment | undefined>> {
	const rewritten = new Map<number, Segment | undefined>();
	for (const segment of segments) {
		const events = await unpack(segment.lines);
		const left = events.filter(({ id }) => !ids.has(id));
		if (left.length === events.length || segment.s === undefined) continue;
		const lines = left.length > 0 ? await pack(left) : undefined;
		rewritten.set(segment.s, lines && { ...segment, lines });
	}
	return rewritten;
}
