import type { Sha256 } from '#lib/core/log/event-id.ts';

export const sha256: Sha256 = async (bytes) =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
