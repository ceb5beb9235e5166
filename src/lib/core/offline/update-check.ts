/** A tab that is looked at again asks for a newer release, but no oftener than this. */
const checkEveryMs = 60 * 60 * 1000;

/** @param last when the tab last asked, on the clock of `now`, in milliseconds */
export function isCheckDue(now: number, last: number): boolean {
	// A clock that was put back must not keep the tab from asking.
	return Math.abs(now - last) > checkEveryMs;
}
