import type { Sha256 } from '#lib/core/log/event-id.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import type { Compression } from './compression.ts';
import { linkCheck, linkVersion, toBase64Url } from './link-check.ts';

/** In characters. What is longer is cut by some programs on its way, so it travels better as a file. */
export const longestLink = 8000;

/**
 * Writes a value into the part of an address that no server sees: `1.<base64url of deflated JSON>.<check>`.
 * @returns the fragment, without `#`
 */
export async function encodeLink(
	value: unknown,
	{ sha256, compression }: { readonly sha256: Sha256; readonly compression: Compression }
): Promise<Result<string, { readonly type: 'TooLong'; readonly length: number }>> {
	const bytes = new TextEncoder().encode(JSON.stringify(value));
	const payload = toBase64Url(await compression.deflate(bytes));
	const fragment = `${linkVersion}.${payload}.${await linkCheck(payload, sha256)}`;
	const { length } = fragment;
	return length > longestLink ? err({ type: 'TooLong', length }) : ok(fragment);
}
