import { expect, test } from 'vitest';
import type { LogError } from '#lib/core/log/log-store.ts';
import { LogFailure, storageError } from './storage-error.ts';

const wrapped = (name: string, inner: unknown) => Object.assign(new Error(name), { name, inner });

test.for<[string, unknown, LogError | undefined]>([
	[
		'an abort for want of room',
		wrapped('AbortError', new DOMException('', 'QuotaExceededError')),
		{ type: 'StorageFull' }
	],
	[
		'want of room under two wrappers',
		wrapped('BulkError', wrapped('AbortError', new DOMException('', 'QuotaExceededError'))),
		{ type: 'StorageFull' }
	],
	['a newer database', new DOMException('', 'VersionError'), { type: 'StaleCode' }],
	['a lost server', new DOMException('', 'UnknownError'), { type: 'StorageLost' }],
	['a closing connection', new DOMException('', 'InvalidStateError'), { type: 'StorageLost' }],
	['a closed database', wrapped('DatabaseClosedError', undefined), { type: 'StorageLost' }],
	['a bare abort', new DOMException('', 'AbortError'), { type: 'StorageLost' }],
	[
		'a failure of our own',
		wrapped('AbortError', new LogFailure({ type: 'StaleCode' })),
		{ type: 'StaleCode' }
	],
	['a defect', new TypeError('x is undefined'), undefined],
	['data that cannot be stored', new DOMException('', 'DataCloneError'), undefined],
	['a thrown text', 'oops', undefined]
])('%s', ([, thrown, expected]) => {
	expect(storageError(thrown)).toEqual(expected);
});
