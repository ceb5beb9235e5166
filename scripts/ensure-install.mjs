import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';

const installedLockfile = 'node_modules/.package-lock.json';

/** Runs `npm ci` unless what is installed is what the lockfile names. Uses nothing but Node. */
export function ensureInstall() {
	if (isInstalled()) return;
	console.log('Installing packages (npm ci)');
	run('npm', ['ci']);
}

function isInstalled() {
	if (!existsSync(installedLockfile)) return false;
	const installed = readPackages(installedLockfile);
	return Object.entries(readPackages('package-lock.json')).every(
		// An optional package is another platform's; the entry without a path is the project itself.
		([path, { version, optional }]) =>
			path === '' || optional || installed[path]?.version === version
	);
}

function readPackages(file) {
	return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Runs a command in the foreground, and ends this process when the command fails. */
export function run(command, args) {
	const { status } = spawnSync(command, args, {
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	if (status !== 0) process.exit(status ?? 1);
}
