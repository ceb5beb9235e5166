import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';

/** What `src/app.html` says of the guard. */
const guard = /\s*<!-- Ahead [^>]*-->\s*<script src="[^"]*\/boot-guard\.js"><\/script>/;

/**
 * Leaves the guard of a start out where nothing starts: a page that only tells has no script at all. In development it
 * is not built, as little as the service worker.
 */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		transformPageChunk: ({ html }) =>
			dev || !html.includes('rel="modulepreload"') ? html.replace(guard, '') : html
	});
