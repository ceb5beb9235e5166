import { cacheName } from './kept-releases.ts';
import { immutableFolder, release } from './release.ts';

/** https://w3c.github.io/ServiceWorker/#dom-installevent-addroutes, not yet in TypeScript's library. */
type Route = {
	readonly condition: {
		readonly urlPattern: { readonly pathname: string; readonly search?: string };
		readonly requestMode?: RequestMode;
		readonly requestDestination?: RequestDestination;
	};
	readonly source: 'cache' | { readonly cacheName: string };
};
type InstallEvent = ExtendableEvent & {
	readonly addRoutes?: (routes: readonly Route[]) => Promise<void>;
};

/**
 * Lets the browser answer what needs no thought without starting this worker: the release's own pages, and the
 * scripts and styles of any release kept. Data is left out, because its readers may ask past the cache. The page for a
 * Mettle that does not start is among them with all it needs, so that it opens although this worker were broken.
 */
export async function addStaticRoutes(event: InstallEvent): Promise<void> {
	const pages = Object.keys(release.files).filter((path) => !path.includes('.'));
	await event.addRoutes?.([
		...pages.map((pathname): Route => ({
			condition: { urlPattern: { pathname, search: '' }, requestMode: 'navigate' },
			source: { cacheName }
		})),
		...['/boot-guard.js', '/recovery.js', '/recovery.css'].map((pathname): Route => ({
			condition: { urlPattern: { pathname } },
			source: { cacheName }
		})),
		...(['script', 'style'] as const).map((requestDestination): Route => ({
			condition: { urlPattern: { pathname: `${immutableFolder}*` }, requestDestination },
			source: 'cache'
		}))
	]);
}
