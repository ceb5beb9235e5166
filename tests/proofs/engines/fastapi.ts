import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fastapiModule, type FastapiStep } from '#lib/core/proof/fastapi-proof.ts';
import type { Recorded } from '#lib/core/proof/outcome.ts';
import type { ProofOf } from '#lib/core/proof/proof.ts';
import { ProofError, type Engine } from '../engine.ts';
import { byFactor } from './by-factor.ts';
import { answerText, answerTo, type Answer, type AnswerParts } from './http-answer.ts';
import { ServerProcess } from './server-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { within } from './within.ts';

const versions = `
import platform, fastapi, uvicorn, httpx
print(f'FastAPI {fastapi.__version__}, uvicorn {uvicorn.__version__}, CPython {platform.python_version()}')
`;

/** A handler that answers faster than this says nothing about what overlaps. */
const leastMs = 150;

/**
 * FastAPI behind uvicorn, as the machine has them: every case writes its app into a folder of its own and talks to it over HTTP.
 * @param python an interpreter that has both
 */
export async function startFastapi(
	python = '/usr/bin/python3',
	patienceMs = 20_000
): Promise<Engine<ProofOf<'fastapi'>>> {
	return {
		on: await nameOf(python),
		run: (proof, name) => runCase(python, patienceMs, proof, name),
		[Symbol.asyncDispose]: () => Promise.resolve()
	};
}

async function nameOf(python: string): Promise<string> {
	try {
		const { stdout } = await promisify(execFile)(python, ['-c', versions]);
		return stdout.trim();
	} catch (error) {
		throw new ProofError(
			`${python} has no FastAPI with uvicorn and httpx. Install them (Debian: apt-get install ` +
				`python3-fastapi python3-uvicorn python3-httpx). ${(error as Error).message.trim()}`,
			{ cause: error }
		);
	}
}

async function runCase(
	python: string,
	patienceMs: number,
	proof: ProofOf<'fastapi'>,
	name: string
): Promise<Recorded[]> {
	const found = proof.cases[name];
	if (found === undefined) throw new ProofError(`case ${name}: there is no such case`);
	const code = fastapiModule(proof, found);
	if (code === '') throw new ProofError(`case ${name}: neither it nor the proof has an app`);
	await using folder = await temporaryFolder();
	await writeFile(join(folder.path, 'app.py'), code);
	await using server = new AppServer(python, folder.path, found.uvicorn ?? []);
	const trace: Recorded[] = [];
	for (const [index, step] of found.steps.entries()) {
		const what = step.request ?? (step.server === undefined ? 'script' : `server: ${step.server}`);
		try {
			const taken = takeStep(server, step);
			trace.push(await within(patienceMs, taken, `no answer after ${patienceMs / 1000} s`));
		} catch (error) {
			const message = `case ${name}, step ${index + 1} (${what}): ${(error as Error).message}`;
			throw new ProofError(message, { cause: error });
		}
	}
	return trace;
}

async function takeStep(server: AppServer, step: FastapiStep): Promise<string> {
	if (step.script !== undefined) return await server.script(step.script);
	if (step.server === 'stop') return await server.stop();
	if (step.server === 'start') return (await server.start()) ?? 'starts';
	const failure = await server.start();
	if (failure !== undefined) throw new ProofError(`the app does not start: ${failure}`);
	const { request = '', together, times, during } = step;
	const send = (): Promise<Answer> => answerTo(server.port, request, step);
	if (together !== undefined) return await overlap(send, together);
	if (times !== undefined) return await counted(send, times, step);
	if (during !== undefined) return await amid(server, send, during, step);
	return answerText(await send(), step);
}

async function overlap(send: () => Promise<Answer>, times: number): Promise<string> {
	const measure = async () => {
		const of = await timeOf(send);
		if (of < leastMs) {
			throw new ProofError(
				`one alone takes ${Math.round(of)} ms, and ${leastMs} are needed to tell`
			);
		}
		const took = await timeOf(() => Promise.all(Array.from({ length: times }, send)));
		return { took, of };
	};
	return await byFactor(
		measure,
		{ bound: 1 + 0.35 * (times - 1), means: 'overlapping' },
		{ bound: 1 + 0.7 * (times - 1), means: 'one after the other' }
	);
}

async function timeOf(action: () => Promise<Answer | readonly Answer[]>): Promise<number> {
	const start = performance.now();
	const answers = [await action()].flat();
	for (const answer of answers) {
		if (answer === undefined || answer.status >= 400) {
			throw new ProofError(`got ${answerText(answer)}, of which the time says nothing`);
		}
	}
	return performance.now() - start;
}

async function counted(
	send: () => Promise<Answer>,
	times: number,
	parts: AnswerParts
): Promise<string> {
	const answers = await Promise.all(Array.from({ length: times }, send));
	const counts = new Map<string, number>();
	for (const answer of answers) {
		const text = answerText(answer, parts);
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return [...counts]
		.map(([text, count]) => `${count} × ${text}`)
		.sort()
		.join('\n');
}

/** Whether an answer comes while another request is still being worked on. */
async function amid(
	server: AppServer,
	send: () => Promise<Answer>,
	during: string,
	parts: AnswerParts
): Promise<string> {
	let text = '';
	const measure = async () => {
		const begun = server.nextPrinted();
		const slow = timeOf(() => answerTo(server.port, during, {}));
		const quick = begun.then(() => {
			const start = performance.now();
			return send().then((answer) => {
				text = answerText(answer, parts);
				return performance.now() - start;
			});
		});
		const [of, took] = await Promise.all([slow, quick]);
		if (of < leastMs) {
			throw new ProofError(
				`${during} takes ${Math.round(of)} ms, and ${leastMs} are needed to tell`
			);
		}
		return { took, of };
	};
	const when = await byFactor(
		measure,
		{ bound: 0.5, means: 'during' },
		{ bound: 0.8, means: 'after' }
	);
	return `${text} ${when} ${during}`;
}

/** One app in one folder, and the uvicorn that serves it once somebody asks for it. */
class AppServer implements AsyncDisposable {
	readonly #python: string;
	readonly #folder: string;
	readonly #args: readonly string[];
	#process: ServerProcess | undefined;
	#port: number | undefined;

	constructor(python: string, folder: string, args: readonly string[]) {
		this.#python = python;
		this.#folder = folder;
		this.#args = args;
	}

	get port(): number {
		if (this.#port === undefined) throw new ProofError('the server is not running');
		return this.#port;
	}

	/** Nothing happens when it runs. @returns the error that keeps the app from starting */
	async start(): Promise<string | undefined> {
		if (this.#port !== undefined) return undefined;
		if (this.#process !== undefined) throw new ProofError('the server has ended');
		const args = ['-m', 'uvicorn', 'app:app', '--app-dir', this.#folder, '--port', '0'];
		const quiet = ['--no-access-log', '--no-use-colors'];
		this.#process = await this.#run([...args, ...quiet, ...this.#args]);
		const running = await this.#process.match('stderr', /running on \S+:(\d+)/);
		if (running === undefined) return lastError(this.#process.written.stderr);
		this.#port = Number(running[1]);
		return undefined;
	}

	/** @returns what the app printed, from its start to its end */
	async stop(): Promise<string> {
		if (this.#port === undefined) throw new ProofError('the server is not running');
		this.#port = undefined;
		await this.#process?.stop();
		return this.#process?.written.stdout.trimEnd() ?? '';
	}

	/** Settles when the app has printed more than it has by now. */
	async nextPrinted(): Promise<void> {
		const since = this.#process?.written.stdout.length ?? 0;
		const printed = await this.#process?.match('stdout', /\n/, since);
		if (printed === undefined) throw new ProofError('the server ended and printed nothing more');
	}

	async script(code: string): Promise<string> {
		await using program = await this.#run(['-c', code]);
		await program.ended;
		const { stdout, stderr } = program.written;
		const raised = program.exitCode === 0 ? '' : lastError(stderr);
		return [stdout.trimEnd(), raised].filter((part) => part !== '').join('\n');
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#process?.[Symbol.asyncDispose]();
	}

	#run(args: readonly string[]): Promise<ServerProcess> {
		return ServerProcess.start(this.#python, args, this.#folder);
	}
}

/** The exception at the end of the last traceback, as Python names it. */
function lastError(stderr: string): string {
	const errors = stderr
		.split('\n')
		.filter((line) => /^[A-Za-z][\w.]*(?:Error|Exception|Exit)\b/.test(line));
	return errors.at(-1) ?? stderr.trim();
}
