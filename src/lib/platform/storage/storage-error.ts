import type { LogError } from '#lib/core/log/log-store.ts';

/** Thrown on purpose inside a transaction, so that it is rolled back. */
export class LogFailure extends Error {
	readonly error: LogError;

	constructor(error: LogError) {
		super(error.type);
		this.error = error;
	}
}

const lostConnection = new Set([
	'AbortError',
	'DatabaseClosedError',
	'InvalidStateError',
	// What Safari on iOS says of a connection that died while the page slept (WebKit bug 197050).
	'UnknownError'
]);

/** What a failure of IndexedDB or Dexie means for the log; undefined for a defect of ours. */
export function storageError(thrown: unknown): LogError | undefined {
	const causes = [...causesOf(thrown)];
	const failure = causes.find((cause) => cause instanceof LogFailure);
	if (failure) return failure.error;
	const names = causes.map((cause) => cause.name);
	// A full disk arrives as an abort, with the reason inside.
	if (names.includes('QuotaExceededError')) return { type: 'StorageFull' };
	if (names.includes('VersionError')) return { type: 'StaleCode' };
	if (names.some((name) => lostConnection.has(name))) return { type: 'StorageLost' };
	return undefined;
}

/** An error and what it wraps: Dexie keeps the browser's own in `inner`. */
function* causesOf(thrown: unknown): Generator<Error> {
	for (let cause = thrown; cause instanceof Error || cause instanceof DOMException;) {
		yield cause;
		cause = 'inner' in cause ? cause.inner : undefined;
	}
}
