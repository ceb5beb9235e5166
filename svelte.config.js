import adapter from '@sveltejs/adapter-static';

// The policy of a page lives in its <meta>, because only Kit knows the hash of its inline script.
// What a <meta> cannot say (frame-ancestors, workers) comes as a header: see scripts/headers.mjs.
const directives = {
	'default-src': ['none'],
	'script-src': ['self'],
	'style-src': ['self'],
	// Kit's route announcer carries one inline style; this is its hash.
	'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
	'img-src': ['self', 'blob:', 'data:'],
	'font-src': ['self'],
	'connect-src': ['self'],
	'worker-src': ['self'],
	'manifest-src': ['self'],
	'base-uri': ['none'],
	'form-action': ['none'],
	'object-src': ['none'],
	'require-trusted-types-for': ['script'],
	'trusted-types': ['svelte-trusted-html', 'app-sw-url']
};

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ fallback: '404.html', precompress: true }),
		csp: { mode: 'hash', directives },
		// Updates belong to the service worker: no registration and no polling by Kit.
		serviceWorker: { register: false },
		version: { pollInterval: 0 },
		paths: { relative: false },
		typescript: {
			config: (config) => {
				config.include.push('../scripts', '../tests', '../*.config.ts', '../bench/*.ts');
			}
		}
	}
};
