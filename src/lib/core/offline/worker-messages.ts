import type { OfflineStatus } from './offline-copy.ts';

/** What a page asks of the service worker. The answer to STATUS comes through the port sent along. */
export type PageMessage = { readonly type: 'SKIP_WAITING' } | { readonly type: 'STATUS' };

/** What a worker tells every page while it stores its release. */
export type ProgressMessage = {
	readonly type: 'PROGRESS';
	readonly done: number;
	readonly total: number;
};

export function parsePageMessage(data: unknown): PageMessage | undefined {
	const type = isRecord(data) ? data['type'] : undefined;
	return type === 'SKIP_WAITING' || type === 'STATUS' ? { type } : undefined;
}

export function parseProgress(data: unknown): ProgressMessage | undefined {
	if (!isRecord(data)) return undefined;
	const { type, done, total } = data;
	if (type !== 'PROGRESS' || typeof done !== 'number' || typeof total !== 'number')
		return undefined;
	return { type, done, total };
}

export function parseStatus(data: unknown): OfflineStatus | undefined {
	if (!isRecord(data)) return undefined;
	const { release, files, bytes, complete } = data;
	if (typeof release !== 'string' || typeof complete !== 'boolean') return undefined;
	if (typeof files !== 'number' || typeof bytes !== 'number') return undefined;
	return { release, files, bytes, complete };
}

function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
	return typeof data === 'object' && data !== null;
}
