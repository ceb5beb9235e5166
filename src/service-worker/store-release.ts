import { contentHash } from '#lib/platform/content-hash.ts';
import { cacheName } from './kept-releases.ts';
import { immutableFolder, release } from './release.ts';

/** Requests at a time: what one HTTP/1.1 host allows. */
const lanes = 6;

const contentTypes: Readonly<Record<string, string>> = {
	css: 'text/css',
	html: 'text/html',
	js: 'text/javascript',
	json: 'application/json',
	png: 'image/png',
	svg: 'image/svg+xml',
	txt: 'text/plain',
	webmanifest: 'application/manifest+json'
};

/** Clean addresses are pages. */
const contentType = (path: string) => contentTypes[/\.(\w+)$/.exec(path)?.[1] ?? 'html'];

/**
 * Stores every file of this release, all or none: what an earlier release holds is copied, the rest is fetched,
 * and nothing is kept whose content is not the build's.
 * @throws Error naming the first file that cannot be had; the release that runs then stays
 */
export async function storeRelease(onStored: (done: number) => void): Promise<void> {
	const cache = await caches.open(cacheName);
	const held = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
	const files = Object.entries(release.files)[Symbol.iterator]();
	let done = 0;
	async function storeNext(): Promise<void> {
		for (const [path, hash] of files) {
			const bytes = (await findHeld(held, path, hash)) ?? (await fetchWhole(path, hash));
			await store(cache, path, bytes);
			onStored(++done);
		}
	}
	await Promise.all(Array.from({ length: lanes }, storeNext));
}

/** Fetches one file past every cache, and mends the stored copy when what came is whole. */
export async function renew(request: Request, path: string): Promise<Response> {
	const response = await fetch(request);
	const bytes = await wholeBytes(response.clone(), path, release.files[path]);
	if (bytes) await store(await caches.open(cacheName), path, bytes);
	return response;
}

async function findHeld(
	held: readonly Cache[],
	path: string,
	hash: string
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	for (const cache of held) {
		const copy = await cache.match(path);
		const bytes = copy && (await wholeBytes(copy, path, hash));
		if (bytes) return bytes;
	}
	return undefined;
}

async function fetchWhole(path: string, hash: string): Promise<Uint8Array<ArrayBuffer>> {
	// What the page has just loaded is taken from the browser's own cache, unless that holds something else.
	const modes = [path.startsWith(immutableFolder) ? 'default' : 'no-cache', 'reload'] as const;
	for (const cache of modes) {
		const bytes = await wholeBytes(await fetch(path, { cache }), path, hash);
		if (bytes) return bytes;
	}
	throw new Error(`${path} is not what release ${release.name} holds`);
}

/** The bytes of a response, if they are what the build wrote and the host calls them what they are. */
async function wholeBytes(
	response: Response,
	path: string,
	hash: string | undefined
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	if (!isCalled(response.headers.get('Content-Type'), contentType(path))) return undefined;
	const bytes = new Uint8Array(await response.arrayBuffer());
	return (await contentHash(bytes)) === hash ? bytes : undefined;
}

/** Whether a host's name for a type will do. Some still use the old one of scripts; a manifest's is nowhere checked. */
function isCalled(header: string | null, type: string | undefined): boolean {
	const name = header?.split(';')[0]?.replace('application/javascript', 'text/javascript');
	return name === type || type === contentTypes['webmanifest'];
}

async function store(cache: Cache, path: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
	const headers = { ...release.headers, 'Content-Type': contentType(path) ?? '' };
	await cache.put(path, new Response(bytes, { headers }));
}
