import process from 'node:process';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { ProofError } from '../tests/proofs/engine.ts';
import { runProofs } from '../tests/proofs/run-proofs.ts';
import { readBankFiles } from './read-bank-files.ts';

const help = `npm run proofs [-- [options] [skill | skill/name | engine | laboratory …]]
Runs the bank's proofs on real software, and compares what they show with their receipts.
  --record        write the receipts instead
  --times N       run each N times (1)
  --load N        keep N threads busy meanwhile (0)
  --folder F      of the bank (questions)`;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		record: { type: 'boolean', default: false },
		times: { type: 'string', default: '1' },
		load: { type: 'string', default: '0' },
		folder: { type: 'string', default: 'questions' },
		help: { type: 'boolean', default: false }
	}
});

// What is begun is stopped when this ends, so an interrupt has to end it the regular way.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.once(signal, () => process.exit(1));
}

function count(name: 'times' | 'load', least: number): number {
	const number = Number(values[name]);
	if (Number.isInteger(number) && number >= least) return number;
	console.log(`--${name} takes a whole number from ${least} on, not "${values[name]}"`);
	process.exit(1);
}

/** Threads that do nothing but work, so that steps come late: a result that depends on time shows then. */
const load = Array.from({ length: count('load', 0) }, () => {
	const worker = new Worker('for (;;);', { eval: true });
	worker.unref();
	return worker;
});

if (values.help) console.log(help);
else {
	try {
		const failures = await runProofs(await readBankFiles(values.folder), {
			folder: values.folder,
			only: positionals,
			record: values.record,
			times: count('times', 1),
			date: new Date().toISOString().slice(0, 10),
			print: console.log
		});
		if (failures > 0) {
			console.log(`${failures} ${failures === 1 ? 'proof does' : 'proofs do'} not hold.`);
			process.exitCode = 1;
		}
	} catch (error) {
		if (!(error instanceof ProofError)) throw error;
		console.log(error.message);
		process.exitCode = 1;
	}
}
for (const worker of load) void worker.terminate();
