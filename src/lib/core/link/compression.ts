import type { Result } from '#lib/core/result.ts';

/** Raw DEFLATE (RFC 1951), as browsers bring it. */
export type Compression = {
	deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
	/** Stops as soon as `limit` bytes are exceeded: what would be a gigabyte never becomes one. */
	inflate(
		bytes: Uint8Array<ArrayBuffer>,
		limit: number
	): Promise<Result<Uint8Array, { readonly type: 'TooLarge' } | { readonly type: 'NotDeflated' }>>;
};
