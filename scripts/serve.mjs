import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import process from 'node:process';
import sirv from 'sirv';
import { headersFor } from './headers.mjs';

/** Serves a build as a host should: compressed, with clean addresses, security headers and a page for what is missing. */
export function createServer(folder) {
	const setHeaders = (response, pathname) => {
		for (const [name, value] of Object.entries(headersFor(pathname)))
			response.setHeader(name, value);
	};
	const files = sirv(folder, {
		brotli: true,
		gzip: true,
		etag: true,
		extensions: ['html'],
		setHeaders
	});
	const missing = readFileSync(path.join(folder, '404.html'));
	return http.createServer((request, response) =>
		files(request, response, () => {
			setHeaders(response, '/404');
			response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(missing);
		})
	);
}

/** Serves `build/` at http://localhost:4173, or at another PORT, until stopped. */
export function serve() {
	const port = Number(process.env.PORT ?? 4173);
	if (!existsSync('build/404.html')) fail('There is no build yet. Make one: npm run build');
	createServer('build')
		.on('error', (error) => {
			if (error.code !== 'EADDRINUSE') throw error;
			fail(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
		})
		.listen(port, 'localhost', () => console.log(`Mettle runs at http://localhost:${port}`));
}

function fail(message) {
	console.error(message);
	process.exit(1);
}

if (process.argv[1] === import.meta.filename) serve();
