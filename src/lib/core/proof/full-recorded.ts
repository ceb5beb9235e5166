import type { FullRecorded, Recorded } from './outcome.ts';

// Apart from the schemas, so that a page that shows what was recorded does not bring their library.

/** A step that waits: the server itself says that another session holds what it needs. */
export const waits = 'waits';

export function fullRecorded(recorded: Recorded): FullRecorded {
	if (typeof recorded === 'object' && 'out' in recorded) return recorded;
	return { out: recorded };
}
