import adapter from '@sveltejs/adapter-static';
import { policy } from './scripts/headers.mjs';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ fallback: '404.html', precompress: true }),
		// Goes into each page's <meta>, because only Kit knows the hash of its inline script.
		csp: { mode: 'hash', directives: policy },
		// Updates belong to the service worker: no registration and no polling by Kit. Under one name for every build, Kit finds
		// no newer version behind a failed page either, which it would reload to without end while the stored release is older;
		// and a build of the same sources has the same files.
		serviceWorker: { register: false },
		version: { name: 'mettle', pollInterval: 0 },
		paths: { relative: false },
		typescript: {
			config: (config) => {
				config.include.push('../scripts', '../tests', '../*.config.ts', '../bench/*.ts');
			}
		}
	}
};
