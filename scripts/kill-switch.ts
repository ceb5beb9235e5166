import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { writeWithTwins } from './build-script.ts';

/** Puts the emergency exit in the place of a built site's service worker, for the next deployment. */
export function writeKillSwitch(folder: string): void {
	const text = readFileSync('scripts/kill-service-worker.js', 'utf8');
	writeWithTwins(path.join(folder, 'service-worker.js'), text);
}

if (process.argv[1] === import.meta.filename) {
	writeKillSwitch('build');
	console.log(
		'build/service-worker.js is the emergency exit now. Deploy build/; npm run build brings the worker back.'
	);
}
