import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { ensureInstall } from './ensure-install.mjs';

// npm test: every check, in the order in which they are quick to fail. Each is an npm script of its own.
const steps = [
	['format:check', 'Format'],
	['lint', 'Lint'],
	['check', 'Types'],
	['bank', 'Question bank'],
	['licences:all', 'Licences of all packages'],
	// Asks the registry, so only where every change is checked; a train has none.
	...(process.env['CI'] ? [['audit', 'Signatures of all packages']] : []),
	['test:unit', 'Unit tests'],
	// The bank check holds every key against the receipts; running the proofs again needs more software than Node.
	...(process.env['CI']
		? [
				['test:engines', 'Engines of the proofs'],
				['proofs', 'Proofs on real software']
			]
		: []),
	['chromium', 'A Chromium to test in'],
	['test:browser', 'Contracts in a browser'],
	['build', 'Production build'],
	['budgets', 'Budgets'],
	['test:e2e', 'End to end']
];

ensureInstall();
for (const [script, title] of steps) {
	console.log(`\n── ${title} (npm run ${script})`);
	const start = performance.now();
	const { status } = spawnSync('npm', ['run', '--silent', script], {
		stdio: 'inherit',
		shell: process.platform === 'win32'
	});
	const seconds = ((performance.now() - start) / 1000).toFixed(1);
	if (status !== 0) {
		console.error(`\n${title} failed after ${seconds} s. Run it alone: npm run ${script}`);
		process.exit(1);
	}
	console.log(`   ${title}: ${seconds} s`);
}
console.log('\nAll checks passed.');
