import { browser, dev } from '$app/environment';
import type { OfflineCopy, OfflinePhase, OfflineStatus } from '#lib/core/offline/offline-copy.ts';
import { isCheckDue } from '#lib/core/offline/update-check.ts';
import { type PageMessage, parseProgress, parseStatus } from '#lib/core/offline/worker-messages.ts';
import { now } from './clock.ts';

/** The worker's one address, for ever: a worker under another name could never replace this one. */
const workerUrl = '/service-worker.js';
/** How long a worker may take to answer before it counts as not there. */
const answerWithinMs = 3000;

/** The copy kept by the service worker. */
export function createOfflineCopy(): OfflineCopy {
	const container =
		browser && !dev && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;
	const listeners = new Set<() => void>();
	let phase: OfflinePhase = container
		? { kind: 'installing', done: 0, total: 0 }
		: { kind: 'unsupported' };
	let registration: ServiceWorkerRegistration | undefined;
	/** Another tab moved to a newer release, which now answers this tab too. */
	let replaced = false;
	let asked = false;

	function setPhase(next: OfflinePhase): void {
		phase = next;
		for (const listener of listeners) listener();
	}

	function readPhase({ active, waiting }: ServiceWorkerRegistration): void {
		if (active && (waiting || replaced)) setPhase({ kind: 'update-waiting' });
		else if (active) setPhase({ kind: 'ready' });
	}

	function follow(found: ServiceWorkerRegistration): void {
		const worker = found.installing;
		worker?.addEventListener('statechange', () => {
			if (worker.state === 'redundant' && !found.active) setPhase({ kind: 'failed' });
			else readPhase(found);
		});
	}

	/** Asks for a newer release when the tab is looked at again: a tab can stay open for weeks. */
	function keepChecking(found: ServiceWorkerRegistration): void {
		let checked = now();
		document.addEventListener('visibilitychange', () => {
			if (document.hidden || !isCheckDue(now(), checked)) return;
			found.update().then(
				() => (checked = now()),
				// Offline, an expected state: the next look asks again.
				() => undefined
			);
		});
	}

	async function register(workers: ServiceWorkerContainer, onapplied: () => void): Promise<void> {
		let controller = workers.controller;
		workers.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
			const progress = parseProgress(data);
			if (progress && !registration?.active) {
				setPhase({ kind: 'installing', done: progress.done, total: progress.total });
			}
		});
		workers.addEventListener('controllerchange', () => {
			// Only the tab that asked reloads.
			if (asked) onapplied();
			asked = false;
			replaced ||= controller !== null;
			controller = workers.controller;
			if (registration) readPhase(registration);
		});
		try {
			registration = await workers.register(trustedUrl(), { scope: '/', updateViaCache: 'none' });
		} catch {
			// No network at the first visit, or a window that refuses to store: an expected state, shown as such.
			return setPhase({ kind: 'failed' });
		}
		const found = registration;
		found.addEventListener('updatefound', () => follow(found));
		follow(found);
		readPhase(found);
		keepChecking(found);
	}

	return {
		get phase() {
			return phase;
		},
		start(onapplied) {
			if (!container) return;
			// The page comes first: storing the rest must not compete with its own requests.
			const begin = () => void register(container, onapplied);
			if (document.readyState === 'complete') begin();
			else addEventListener('load', begin, { once: true });
		},
		subscribe(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		async status() {
			const worker = registration?.active;
			return worker ? askStatus(worker) : undefined;
		},
		applyUpdate() {
			const message: PageMessage = { type: 'SKIP_WAITING' };
			if (registration?.waiting) {
				asked = true;
				registration.waiting.postMessage(message);
			} else location.reload();
		}
	};
}

function askStatus(worker: ServiceWorker): Promise<OfflineStatus | undefined> {
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		const timer = setTimeout(() => resolve(undefined), answerWithinMs);
		port1.onmessage = ({ data }: MessageEvent<unknown>) => {
			clearTimeout(timer);
			port1.close();
			resolve(parseStatus(data));
		};
		const message: PageMessage = { type: 'STATUS' };
		worker.postMessage(message, [port2]);
	});
}

type TrustedTypes = {
	createPolicy(
		name: string,
		rules: { createScriptURL(url: string): string }
	): { createScriptURL(url: string): { toString(): string } };
};

/** The worker's address in the form that the page's Trusted Types policy asks for, and no other address. */
function trustedUrl(): string {
	const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
	const url = trustedTypes?.createPolicy('app-sw-url', { createScriptURL: () => workerUrl });
	// A TrustedScriptURL goes wherever a script's address may; the DOM's types do not know it yet.
	return (url?.createScriptURL(workerUrl) as string | undefined) ?? workerUrl;
}
