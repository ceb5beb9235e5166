/** Milliseconds since 1970 by the device's clock, whole. */
export function now(): number {
	return Date.now();
}

/** Milliseconds since the page was opened; never runs backwards, whatever happens to the clock. */
export function monotonicNow(): number {
	return performance.now();
}
