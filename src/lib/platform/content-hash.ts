import { sha256 } from './hash.ts';

/** The first 72 bits of SHA-256 as 12 characters of base64url, as the build writes them into names and lists. */
export async function contentHash(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = await sha256(bytes);
	return btoa(String.fromCharCode(...digest.subarray(0, 9)))
		.replaceAll('+', '-')
		.replaceAll('/', '_');
}
