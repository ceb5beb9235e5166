// The emergency exit: `npm run kill-switch` puts it in the place of build/service-worker.js, to be deployed. It takes the
// offline copy off every device that comes by, so that pages come from the network alone. Answers live in IndexedDB, which
// nothing here touches.

// Chromium ignores a skipWaiting() that the event does not wait for.
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));

self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
	const names = (await caches.keys()).filter((name) => name.startsWith('mettle-'));
	await Promise.all(names.map((name) => caches.delete(name)));
	await self.registration.unregister();
}
