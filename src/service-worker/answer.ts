import { cacheName } from './kept-releases.ts';
import { immutableFolder, release, shell } from './release.ts';
import { renew } from './store-release.ts';

/** What this worker answers a request with; undefined leaves it to the network. */
export function answer(request: Request): Promise<Response> | undefined {
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== location.origin) return undefined;
	if (request.mode === 'navigate') return answerPage(request, pathname);
	const isOurs = pathname in release.files;
	if (isOurs && request.cache === 'reload') return renew(request, pathname);
	if (isOurs || pathname.startsWith(immutableFolder)) return answerFile(request, pathname);
	return undefined;
}

async function answerPage(request: Request, pathname: string): Promise<Response> {
	const path = pageAddress(pathname);
	if (path in release.files) return (await stored(path)) ?? fetch(request);
	if (release.shellRoutes.some((start) => path.startsWith(start))) {
		return (await stored(shell)) ?? fetch(request);
	}
	try {
		return await fetch(request);
	} catch (error) {
		const page = await stored(shell);
		if (!page) throw error;
		return new Response(page.body, { status: 404, headers: page.headers });
	}
}

/** The one address under which a page is stored, of those that hosts answer with it. */
function pageAddress(pathname: string): string {
	return pathname === '/' || pathname in release.files
		? pathname
		: pathname.replace(/(\/|\.html)$/, '');
}

async function answerFile(request: Request, path: string): Promise<Response> {
	// A tab of the previous release asks for files that only its own cache holds.
	return (await stored(path)) ?? (await caches.match(path)) ?? fetch(request);
}

async function stored(path: string): Promise<Response | undefined> {
	return (await caches.open(cacheName)).match(path);
}
