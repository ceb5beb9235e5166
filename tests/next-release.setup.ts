import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { contentHash } from '../scripts/content-hash.ts';

const folder = '.svelte-kit/next-release';
const source = path.join(folder, 'source');
const mark = path.join(folder, 'follows');

const inputs = [
	'package.json',
	'questions',
	'scripts',
	'src',
	'static',
	'svelte.config.js',
	'tsconfig.json',
	'vite.config.ts'
];

/**
 * Builds the release after the one in `build/`: from the same sources with one question changed. Kept until `build/` is
 * another one.
 */
export default function buildNextRelease(): void {
	const current = contentHash(readFileSync('build/service-worker.js'));
	if (existsSync(mark) && readFileSync(mark, 'utf8') === current) return;
	rmSync(folder, { recursive: true, force: true });
	for (const name of inputs) cpSync(name, path.join(source, name), { recursive: true });
	appendFileSync(
		path.join(source, 'questions/kafka/idle-group-members.md'),
		'This sentence is the change.\n'
	);
	execFileSync('npm', ['run', '--silent', 'build'], {
		cwd: source,
		// What goes wrong is in the error; warnings were the first build's already.
		stdio: ['ignore', 'ignore', 'pipe'],
		shell: process.platform === 'win32'
	});
	writeFileSync(mark, current);
}
