import type { Sha256 } from '#lib/core/log/event-id.ts';

/** The version of links this code writes and reads. */
export const linkVersion = '1';

/** Characters of base64url: 36 bits. */
export const checkLength = 6;

/** What tells a damaged link from a whole one: the first 36 bits of SHA-256 over the text, version included. */
export async function linkCheck(payload: string, sha256: Sha256): Promise<string> {
	const digest = await sha256(new TextEncoder().encode(`${linkVersion}.${payload}`));
	return toBase64Url(digest.subarray(0, 5)).slice(0, checkLength);
}

/** RFC 4648 §5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
	const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
	return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @returns undefined for a length that no bytes have */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 4 === 1) return undefined;
	return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
		character.charCodeAt(0)
	);
}
