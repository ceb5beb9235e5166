// A script of its own ahead of the app: it notices a start that fails and says so, and after two in a row that nobody
// saw finish it leads to the recovery page. Pages are answered without the worker, so the page itself must count.

/** Under it lies when each start began that is not known to have finished, in milliseconds since 1970; 0 for one that failed. */
const key = 'mettle-starts';
/** Until then a start may be another tab's, on its way like this one. */
const startingMs = 10_000;
/** A page left sooner says nothing about its start. */
const glanceMs = 4000;

const began = Date.now();
const notice = document.createElement('p');
const watching = new AbortController();
const options = { capture: true, signal: watching.signal };
let failed = false;

/** @returns the starts as they are now; none where storage is refused, so that nothing is counted there */
function change(edit: (starts: number[]) => number[]): number[] {
	try {
		const text = localStorage.getItem(key);
		const starts = edit(text ? text.split(',').map(Number) : []);
		localStorage.setItem(key, starts.join());
		return starts;
	} catch {
		// A failure is told all the same.
		return [];
	}
}

const isOther = (time: number) => time !== began;

function leaveAfterTwo(starts: readonly number[]): void {
	if (starts.filter((time) => began - time > startingMs).length > 1) location.replace('/recovery');
}

function fail({ target }: Event): void {
	// Of all that a page loads, only its scripts can keep it from starting.
	if (target instanceof Element && !target.matches('script, [rel=modulepreload]')) return;
	if (failed) return;
	failed = true;
	leaveAfterTwo(change((starts) => [...starts.filter(isOther), 0]));
	if (document.body) show();
	else addEventListener('DOMContentLoaded', show, options);
}

function show(): void {
	const link = document.createElement('a');
	link.href = '/recovery';
	link.textContent = 'save them and repair Mettle';
	notice.className = 'start-failed';
	notice.setAttribute('role', 'alert');
	notice.append('Mettle did not start. Your answers are safe. Reload, or ', link, '.');
	document.body.prepend(notice);
}

/** What leaving the page has cut off is listed too, without a size. */
function hasArrived(address: string): boolean {
	const timings = performance.getEntriesByName(address) as PerformanceResourceTiming[];
	return timings.some(({ decodedBodySize }) => decodedBodySize > 0);
}

function forgetIfTooSoon(): void {
	const scripts = [...document.querySelectorAll<HTMLLinkElement>('[rel=modulepreload]')];
	const isLoading = !scripts.every(({ href }) => hasArrived(href));
	if (!failed && (isLoading || Date.now() - began < glanceMs)) {
		change((starts) => starts.filter(isOther));
	}
}

function forget(): void {
	watching.abort();
	notice.remove();
	change(() => []);
}

leaveAfterTwo(change((starts) => [...starts, began]));
addEventListener('error', fail, options);
addEventListener('unhandledrejection', fail, options);
addEventListener('pagehide', forgetIfTooSoon, options);
// The root layout says so once it is on the screen.
addEventListener('mettle:started', forget, options);
