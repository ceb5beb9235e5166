// The headers a host should send, in one place: `npm start` sends them, the build writes them to
// `build/_headers` for hosts that read that file, and the service worker adds them to what it answers itself.

/** The content security policy, in Kit's form. */
export const policy = {
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

/**
 * Only a page's own <meta> knows the hash of its inline script. Policies intersect, so the header must not speak
 * of scripts and styles, nor of the default that would stand in for them.
 */
const pageOnly = ['default-src', 'script-src', 'style-src', 'style-src-attr'];

const unusedFeatures = [
	'accelerometer',
	'autoplay',
	'camera',
	'display-capture',
	'encrypted-media',
	'geolocation',
	'gyroscope',
	'hid',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'publickey-credentials-get',
	'serial',
	'usb',
	'xr-spatial-tracking'
];

const quoted = /^(none|self|script|unsafe-hashes|sha256-.*)$/;

function formatPolicy(directives) {
	return Object.entries(directives)
		.map(([name, values]) =>
			[name, ...values.map((value) => value.replace(quoted, "'$1'"))].join(' ')
		)
		.join('; ');
}

export const securityHeaders = {
	'Content-Security-Policy': formatPolicy({
		...Object.fromEntries(Object.entries(policy).filter(([name]) => !pageOnly.includes(name))),
		// A <meta> cannot say this one.
		'frame-ancestors': ['none']
	}),
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': unusedFeatures.map((feature) => `${feature}=()`).join(', '),
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff'
};

/** Which headers go with which addresses; `*` at the end stands for anything. Later rules add to earlier ones. */
export const headerRules = [
	{ path: '/*', headers: securityHeaders },
	{
		path: '/_app/immutable/*',
		headers: { 'Cache-Control': 'public, max-age=31536000, immutable' }
	},
	{
		path: '/service-worker.js',
		headers: {
			'Cache-Control': 'no-cache',
			// A worker obeys the policy of its own response, never a page's.
			'Content-Security-Policy': formatPolicy({
				'default-src': ['none'],
				'connect-src': ['self'],
				'require-trusted-types-for': ['script']
			})
		}
	}
];

/** The headers of one address. What has no hash in its name is asked about anew each time. */
export function headersFor(pathname) {
	const matching = headerRules.filter(({ path }) =>
		path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path
	);
	return Object.assign({ 'Cache-Control': 'no-cache' }, ...matching.map(({ headers }) => headers));
}

/** The rules as Netlify and Cloudflare Pages read them; both revalidate by default whatever no rule names. */
export function formatHeadersFile() {
	return headerRules
		.map(({ path, headers }) =>
			[path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join(
				'\n'
			)
		)
		.join('\n');
}
