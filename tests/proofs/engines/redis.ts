import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { waits, type FullRecorded, type Recorded } from '#lib/core/proof/outcome.ts';
import type { ProofOf } from '#lib/core/proof/proof.ts';
import type { RedisStep } from '#lib/core/proof/redis-proof.ts';
import { ProofError, type Engine } from '../engine.ts';
import { commandWords } from './redis-command.ts';
import { RedisConnection } from './redis-connection.ts';
import { replyText, type Reply } from './redis-reply.ts';
import { ServerProcess } from './server-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { within } from './within.ts';

const sessionNames = ['A', 'B'] as const;
type SessionName = (typeof sessionNames)[number];

/** Answered more than once, or not by the next reply: a step could not be told from another. */
const unfit = /^(?:[ps]?subscribe|monitor|sync|psync|reset|hello|client\s+reply)\b/i;

/**
 * Redis as the machine has it: every case gets a server of its own on a Unix socket, which keeps nothing on disk, so that settings,
 * scripts and users of one case do not reach another.
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
	await using folder = await temporaryFolder();
	const path = join(folder.path, 'redis.sock');
	await using server = await startServer(program, folder.path, path);
	const ready = server.match('stdout', /ready to accept connections/i);
	if ((await within(patienceMs, ready, `case ${name}: Redis does not start`)) === undefined) {
		throw new ProofError(`case ${name}: Redis does not start: ${server.written.stdout}`);
	}
	using observer = await RedisConnection.open(path);
	for (const line of (found.setup ?? proof.setup ?? '').split('\n')) {
		if (line.trim() === '') continue;
		const sent = observer.send(commandWords(line));
		const reply = await within(patienceMs, sent, `case ${name}, setup: no reply to ${line}`);
		if (reply.type === 'error') {
			throw new ProofError(`case ${name}, setup: ${line}: ${reply.text}`);
		}
	}
	using a = await RedisConnection.open(path);
	using b = await RedisConnection.open(path);
	const sessions = {
		A: await Session.of(a, observer),
		B: await Session.of(b, observer)
	};
	const trace: Recorded[] = [];
	for (const [index, step] of found.steps.entries()) {
		const session: SessionName = step.A === undefined ? 'B' : 'A';
		const command = commandOf(step);
		const place = `case ${name}, step ${index + 1} (${session}: ${command})`;
		try {
			const taken = takeStep(sessions, session, command);
			trace.push(await within(patienceMs, taken, `no reply after ${patienceMs / 1000} s`));
		} catch (error) {
			throw new ProofError(`${place}: ${(error as Error).message}`, { cause: error });
		}
	}
	return trace;
}

function startServer(program: string, folder: string, socket: string): Promise<ServerProcess> {
	const settings = { port: '0', unixsocket: socket, save: '', appendonly: 'no', dir: folder };
	const args = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, value]);
	return ServerProcess.start(program, [...args, '--enable-debug-command', 'yes'], folder);
}

const commandOf = (step: RedisStep): string => step.A ?? step.B ?? '';

async function takeStep(
	sessions: Readonly<Record<SessionName, Session>>,
	name: SessionName,
	command: string
): Promise<Recorded> {
	if (unfit.test(command)) throw new ProofError('has not one reply of its own');
	const own = sessions[name];
	if (own.isWaiting) throw new ProofError(`${name} still waits for its command before`);
	own.send(commandWords(command));
	const out = (await own.outcome()) ?? waits;
	const released: Record<string, FullRecorded> = {};
	for (const other of sessionNames) {
		if (other === name || !sessions[other].isWaiting) continue;
		const ended = await sessions[other].outcome();
		if (ended !== undefined) released[other] = { out: ended };
	}
	return Object.keys(released).length === 0 ? out : { out, released };
}

/** A connection of which the server is asked whether it blocks. */
class Session {
	readonly #connection: RedisConnection;
	readonly #observer: RedisConnection;
	readonly #id: string;
	#sent: { reply?: Reply; failure?: Error } | undefined;

	static async of(connection: RedisConnection, observer: RedisConnection): Promise<Session> {
		const id = await connection.send(['CLIENT', 'ID']);
		if (id.type !== 'integer') throw new Error(`CLIENT ID: ${replyText(id)}`);
		return new Session(connection, observer, id.value);
	}

	private constructor(connection: RedisConnection, observer: RedisConnection, id: string) {
		this.#connection = connection;
		this.#observer = observer;
		this.#id = id;
	}

	get isWaiting(): boolean {
		return this.#sent !== undefined;
	}

	send(words: readonly string[]): void {
		const sent: { reply?: Reply; failure?: Error } = {};
		this.#sent = sent;
		this.#connection.send(words).then(
			(reply) => (sent.reply = reply),
			(failure: Error) => (sent.failure = failure)
		);
	}

	/** @returns what the command came to; undefined while the server says, twice, that this connection blocks */
	async outcome(): Promise<string | undefined> {
		for (let seenBlocked = 0; seenBlocked < 2;) {
			if (this.#sent?.failure !== undefined) throw this.#sent.failure;
			if (this.#sent?.reply !== undefined) {
				const text = replyText(this.#sent.reply);
				this.#sent = undefined;
				return text;
			}
			const isBlocked = await this.#isBlocked();
			seenBlocked = isBlocked ? seenBlocked + 1 : 0;
			if (!isBlocked) await pause(2);
		}
		return undefined;
	}

	async #isBlocked(): Promise<boolean> {
		const list = await this.#observer.send(['CLIENT', 'LIST', 'ID', this.#id]);
		if (list.type !== 'bulk') throw new Error(`CLIENT LIST: ${replyText(list)}`);
		return /\bflags=\w*b/.test(list.text);
	}
}
