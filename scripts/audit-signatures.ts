import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { judgeSignatures } from './signature-verdict.ts';

// npm run audit: whether every installed package is the one that its registry has signed. Needs the network.
const { status, stdout, stderr, error } = spawnSync(
	'npm',
	['audit', 'signatures', '--json', '--fetch-retries=1'],
	{ encoding: 'utf8', timeout: 180_000, shell: process.platform === 'win32' }
);
const timedOut = error !== undefined && 'code' in error && error.code === 'ETIMEDOUT';
const verdict = judgeSignatures({ status, stdout: stdout ?? '', stderr: stderr ?? '', timedOut });
switch (verdict.type) {
	case 'Verified':
		console.log('Every package has the signature of its registry.');
		break;
	case 'Unchecked':
		// Not a failure of the packages, and not a success either: whoever reads the log must see it.
		console.warn(`NOT CHECKED: the signatures of the packages, because ${verdict.why}.`);
		console.warn('What is installed still has the hashes of package-lock.json.');
		break;
	case 'Unsigned':
		console.error(`Not as their registry has signed them:\n${verdict.packages.join('\n')}`);
		process.exitCode = 1;
		break;
	case 'Failed':
		console.error(`npm could not audit the signatures:\n${verdict.why}`);
		process.exitCode = 1;
}
