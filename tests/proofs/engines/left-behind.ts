import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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
	const processes = execFileSync('ps', ['-eo', 'args=']).toString().split('\n');
	return [...readdirSync(folder), ...processes.filter((args) => args.includes(folder))];
}
