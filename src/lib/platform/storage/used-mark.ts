/**
 * A mark outside the database that a log was written here. Where the browser evicts the database
 * alone, as Chromium does, the mark stays and tells of the loss.
 */
export function isMarkedUsed(name: string): boolean {
	return localStorage.getItem(name) !== null;
}

export function markUsed(name: string): void {
	try {
		localStorage.setItem(name, 'used');
	} catch {
		// No room for four letters: the events are stored all the same, only their loss would go unsaid.
	}
}
