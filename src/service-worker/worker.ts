import type { OfflineStatus } from '#lib/core/offline/offline-copy.ts';
import { parsePageMessage, type ProgressMessage } from '#lib/core/offline/worker-messages.ts';
import { answer } from './answer.ts';
import { cacheName, keepThisAndPrevious } from './kept-releases.ts';
import { release } from './release.ts';
import { addStaticRoutes } from './static-routes.ts';
import { storeRelease } from './store-release.ts';

declare const self: ServiceWorkerGlobalScope;

const total = Object.keys(release.files).length;

self.addEventListener('install', (event) => {
	event.waitUntil(Promise.all([storeRelease(tellPages), addStaticRoutes(event)]));
});

self.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([keepThisAndPrevious(), self.clients.claim()]));
});

self.addEventListener('fetch', (event) => {
	const response = answer(event.request);
	if (response) event.respondWith(response);
});

self.addEventListener('message', (event) => {
	const message = parsePageMessage(event.data);
	// A waiting worker takes over only when the person asks for it.
	if (message?.type === 'SKIP_WAITING') event.waitUntil(self.skipWaiting());
	if (message?.type === 'STATUS') event.waitUntil(tellStatus(event.ports[0]));
});

async function tellPages(done: number): Promise<void> {
	const message: ProgressMessage = { type: 'PROGRESS', done, total };
	const pages = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
	for (const page of pages) page.postMessage(message);
}

async function tellStatus(port: MessagePort | undefined): Promise<void> {
	const stored = await (await caches.open(cacheName)).keys();
	const { name, bytes } = release;
	const status: OfflineStatus = {
		release: name,
		files: total,
		bytes,
		complete: stored.length === total
	};
	port?.postMessage(status);
}
