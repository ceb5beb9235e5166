import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import process from 'node:process';
import { chromium } from '@playwright/test';
import { chromiumPath } from './find-chromium.mjs';

// npm run chromium: finds a Chromium for the browser tests, or installs one, or says what to run.
const isFound = () => chromiumPath() !== undefined || existsSync(chromium.executablePath());

function attempt(command, args) {
	console.log(`No Chromium found. Trying: ${command} ${args.join(' ')}`);
	const shell = process.platform === 'win32';
	return spawnSync(command, args, { stdio: 'inherit', shell }).status === 0 && isFound();
}

function installFromDebian() {
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
	attempt('apt-get', ['update', '-qq']);
	return attempt('apt-get', ['install', '-y', '-qq', 'chromium']);
}

if (!isFound() && !attempt('npx', ['playwright', 'install', 'chromium']) && !installFromDebian()) {
	console.error(
		'No Chromium to test in. Install one (Debian, Ubuntu: sudo apt-get install chromium) or set CHROMIUM_PATH.'
	);
	process.exit(1);
}
