import type { LogError } from '#lib/core/log/log-store.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import { storageError } from './storage-error.ts';

const maxRetries = 3;

/**
 * Runs an operation, anew on a new connection when the connection was lost. A log operation may
 * always run twice: what is stored already is passed over.
 */
export async function retryLostConnection<T>(
	operation: () => PromiseLike<T>,
	reopen: () => PromiseLike<unknown>
): Promise<Result<T, LogError>> {
	for (let retries = 0; ; retries++) {
		try {
			if (retries > 0) await reopen();
			return ok(await operation());
		} catch (thrown) {
			const error = storageError(thrown);
			if (!error) throw thrown;
			if (error.type !== 'StorageLost' || retries === maxRetries) return err(error);
		}
	}
}
