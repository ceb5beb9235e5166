import { expect, test } from 'vitest';
import { LogFailure, storageError } from '#lib/platform/storage/storage-error.ts';

test.for([
	['the browser refuses an older version number', new DOMException('', 'VersionError')],
	['the guard finds a newer database', new LogFailure({ type: 'StaleCode' })]
] as const)('%s: the code is stale, and nothing is lost or full', ([, thrown]) => {
	expect(storageError(thrown)).toEqual({ type: 'StaleCode' });
});
