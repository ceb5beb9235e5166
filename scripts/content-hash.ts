import { createHash } from 'node:crypto';

/** The first 72 bits of SHA-256 as 12 characters of base64url: enough to tell versions of a text apart. */
export function contentHash(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, 12);
}
