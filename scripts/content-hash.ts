import { createHash } from 'node:crypto';

/** The first 72 bits of SHA-256 as 12 characters of base64url: enough to tell versions of a file apart. */
export function contentHash(content: string | Uint8Array): string {
	return createHash('sha256').update(content).digest('base64url').slice(0, 12);
}
