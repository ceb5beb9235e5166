import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

// Of this test file alone, so that what runs beside it is not taken for its own.
const folder = mkdtempSync(join(tmpdir(), 'mettle-test-'));
// A server that runs as somebody else passes through it.
chmodSync(folder, 0o711);
process.env.TMPDIR = folder;
afterAll(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** What the engines a test has started should have ended: folders of theirs, and processes whose arguments name one. */
export function leftBehind(): string[] {
	return [...readdirSync(folder), ...commandLines().filter((args) => args.includes(folder))];
}

/** Of every process. A bare Linux may lack `ps`, and needs none. */
function commandLines(): string[] {
	if (process.platform !== 'linux') {
		return execFileSync('ps', ['-eo', 'args=']).toString().split('\n');
	}
	return readdirSync('/proc').flatMap((entry) => {
		if (!/^\d+$/.test(entry)) return [];
		try {
			return readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ');
		} catch {
			// It ended between the listing and the reading.
			return [];
		}
	});
}
