import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { ensureInstall, run } from './ensure-install.mjs';

// npm start: installs what is missing, builds what changed, and serves the production build.
const sources = [
	'package-lock.json',
	'questions',
	'scripts',
	'src',
	'static',
	'svelte.config.js',
	'vite.config.ts'
];
/** What `npm run build` writes last. */
const lastBuilt = 'build/_headers';

function newest(file) {
	const { mtimeMs } = statSync(file);
	if (!statSync(file).isDirectory()) return mtimeMs;
	return Math.max(mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))));
}

function isBuilt() {
	return existsSync(lastBuilt) && newest(lastBuilt) >= Math.max(...sources.map(newest));
}

ensureInstall();
if (!isBuilt()) run('npm', ['run', '--silent', 'build']);
await import('./serve.mjs').then(({ serve }) => serve());
