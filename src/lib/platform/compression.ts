import type { Compression } from '#lib/core/link/compression.ts';
import { err, ok } from '#lib/core/result.ts';

/** A stream inflates all of a piece before anybody can stop it, at most 1,032 times its size: 64 kB of these. */
const pieceLength = 64;

export const deflate: Compression['deflate'] = async (bytes) => {
	const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
	return new Uint8Array(await new Response(stream).arrayBuffer());
};

export const inflate: Compression['inflate'] = async (bytes, limit) => {
	let next = 0;
	const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
		pull(controller) {
			if (next >= bytes.length) return controller.close();
			controller.enqueue(bytes.slice(next, next + pieceLength));
			next += pieceLength;
		}
	});
	const reader = pieces.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	try {
		for (let read = await reader.read(); !read.done; read = await reader.read()) {
			length += read.value.length;
			if (length > limit) {
				await reader.cancel();
				return err({ type: 'TooLarge' });
			}
			parts.push(read.value);
		}
	} catch {
		// Bytes that are not of the format, end too soon or go on behind its end: the stream says no more than that.
		return err({ type: 'NotDeflated' });
	}
	return ok(new Uint8Array(await new Blob(parts).arrayBuffer()));
};
