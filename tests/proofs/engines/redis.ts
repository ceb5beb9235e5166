import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { waits, type FullRecorded, type Recorded } from '#lib/core/proof/outcome.ts';
import type { ProofOf } from '#lib/core/proof/proof.ts';
import { type SessionName, sessionNames } from '#lib/core/proof/sessions.ts';
import { ProofError, type Engine } from '../engine.ts';
import { commandWords } from './redis-command.ts';
import { RedisServer } from './redis-server.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { within } from './within.ts';

/** Answered more than once, or not by the next reply: a step could not be told from another. */
const unfit = /^(?:[ps]?subscribe|monitor|sync|psync|reset|hello|client\s+reply)\b/i;

/**
 * Redis as the machine has it: every case gets a server and a folder of its own, so that settings, scripts and files of one case do
 * not reach another.
 */
export async function startRedis(
	program = 'redis-server',
	patienceMs = 20_000
): Promise<Engine<ProofOf<'redis'>>> {
	return {
		on: await nameOf(program),
		run: (proof, name) => runCase(program, patienceMs, proof, name),
		[Symbol.asyncDispose]: () => Promise.resolve()
	};
}

async function nameOf(program: string): Promise<string> {
	try {
		const { stdout } = await promisify(execFile)(program, ['--version']);
		return `Redis ${/v=([\d.]+)/.exec(stdout)?.[1] ?? stdout}`;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
		throw new ProofError(
			`There is no ${program} here. Install it (Debian: apt-get install redis-server).`
		);
	}
}

async function runCase(
	program: string,
	patienceMs: number,
	proof: ProofOf<'redis'>,
	name: string
): Promise<Recorded[]> {
	const found = proof.cases[name];
	if (found === undefined) throw new ProofError(`case ${name}: there is no such case`);
	/** Names what was done when it fails or does not end. */
	const at = async <T>(place: string, doing: Promise<T>): Promise<T> => {
		try {
			return await within(patienceMs, doing, `no reply after ${patienceMs / 1000} s`);
		} catch (error) {
			const message = `case ${name}, ${place}: ${(error as Error).message}`;
			throw new ProofError(message, { cause: error });
		}
	};
	await using folder = await temporaryFolder();
	await using server = new RedisServer(program, folder.path, found.config ?? []);
	await at('start', server.start());
	for (const line of (found.setup ?? proof.setup ?? '').split('\n')) {
		if (line.trim() !== '') await at(`setup: ${line}`, setUp(server, line));
	}
	const trace: Recorded[] = [];
	for (const [index, { server: event, timesOut, ...step }] of found.steps.entries()) {
		if (event === 'crash') {
			await server.kill();
			await at(`step ${index + 1} (crash)`, server.start());
			trace.push('starts again');
			continue;
		}
		const session = sessionNames.find((each) => step[each] !== undefined) ?? 'A';
		const command = step[session] ?? '';
		const taken = takeStep(server, session, command, timesOut);
		trace.push(await at(`step ${index + 1} (${session}: ${command})`, taken));
	}
	return trace;
}

async function setUp(server: RedisServer, line: string): Promise<void> {
	const reply = await server.observer.send(commandWords(line));
	if (reply.type === 'error') throw new ProofError(reply.text);
}

async function takeStep(
	{ sessions }: RedisServer,
	name: SessionName,
	command: string,
	timesOut: true | undefined
): Promise<Recorded> {
	if (unfit.test(command)) throw new ProofError('has not one reply of its own');
	const own = sessions[name];
	if (own.isWaiting) throw new ProofError(`${name} still waits for its command before`);
	own.send(commandWords(command));
	const out = (await own.outcome(timesOut)) ?? waits;
	const released: Record<string, FullRecorded> = {};
	for (const other of sessionNames) {
		if (other === name || !sessions[other].isWaiting) continue;
		const ended = await sessions[other].outcome();
		if (ended !== undefined) released[other] = { out: ended };
	}
	return Object.keys(released).length === 0 ? out : { out, released };
}
