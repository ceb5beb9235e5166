import { err, ok, type Result } from '#lib/core/result.ts';

/** RFC 1952 §2.3.1. */
const magic = [0x1f, 0x8b] as const;
const pieceSize = 65_536;

export async function isGzip(file: Blob): Promise<boolean> {
	const start = new Uint8Array(await file.slice(0, magic.length).arrayBuffer());
	return magic.every((byte, index) => start[index] === byte);
}

/** @returns undefined where the browser has no compression */
export async function gzip(parts: readonly string[]): Promise<Blob | undefined> {
	if (typeof CompressionStream === 'undefined') return undefined;
	const packed = new Blob([...parts]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Blob([await new Response(packed).arrayBuffer()], { type: 'application/gzip' });
}

/**
 * Inflates UTF-8 text. A file that is cut or hurt gives what came out before, and its reader sees that an end is missing.
 * @param mostBytes what comes out at most: a few kilobytes can be made to inflate into gigabytes
 */
export async function gunzip(
	file: Blob,
	mostBytes: number
): Promise<Result<string, { readonly type: 'InflatesTooFar' }>> {
	const { writable, readable } = new DecompressionStream('gzip');
	const [writer, reader] = [writable.getWriter(), readable.getReader()];
	const feeding = feed(writer, new Uint8Array(await file.arrayBuffer()));
	const decoder = new TextDecoder();
	const texts: string[] = [];
	let bytes = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			bytes += value.byteLength;
			if (bytes > mostBytes) {
				await reader.cancel();
				return err({ type: 'InflatesTooFar' });
			}
			texts.push(decoder.decode(value, { stream: true }));
		}
	} catch {
		// Cut or hurt: what came out until here is all there is.
	} finally {
		await feeding;
	}
	texts.push(decoder.decode());
	return ok(texts.join(''));
}

/** Feeds bytes in pieces, until the other end has failed or was given up. */
async function feed(
	writer: WritableStreamDefaultWriter<BufferSource>,
	bytes: Uint8Array<ArrayBuffer>
): Promise<void> {
	try {
		for (let start = 0; start < bytes.length; start += pieceSize) {
			await writer.write(bytes.subarray(start, start + pieceSize));
		}
		// Taken only once all that came out was read; a stream that ends in an error drops what still waits.
		await writer.write(new Uint8Array(0));
		await writer.close();
	} catch {
		// The reader's end has the same error.
	}
}
