import { join } from 'node:path';
import type { SessionName } from '#lib/core/proof/sessions.ts';
import { ProofError } from '../engine.ts';
import { RedisConnection } from './redis-connection.ts';
import { RedisSession } from './redis-session.ts';
import { ServerProcess } from './server-process.ts';

/** A server on a Unix socket in a folder of its own, with one connection per session and one that looks on. */
export class RedisServer implements AsyncDisposable {
	readonly #program: string;
	readonly #folder: string;
	readonly #config: readonly string[];
	#process: ServerProcess | undefined;
	#observer: RedisConnection | undefined;
	#sessions: Readonly<Record<SessionName, RedisSession>> | undefined;

	/** @param config more lines of redis.conf */
	constructor(program: string, folder: string, config: readonly string[]) {
		this.#program = program;
		this.#folder = folder;
		this.#config = config;
	}

	get observer(): RedisConnection {
		if (this.#observer === undefined) throw new Error('not started');
		return this.#observer;
	}

	get sessions(): Readonly<Record<SessionName, RedisSession>> {
		if (this.#sessions === undefined) throw new Error('not started');
		return this.#sessions;
	}

	/** @throws ProofError when the server does not start with its settings */
	async start(): Promise<void> {
		const socket = join(this.#folder, 'redis.sock');
		const own = ['port 0', `unixsocket ${socket}`, 'save ""', 'enable-debug-command yes'];
		const args = [...own, ...this.#config].flatMap((line) => {
			const [name = '', ...values] = line.split(' ');
			return [`--${name}`, ...values.map((value) => (value === '""' ? '' : value))];
		});
		this.#process = await ServerProcess.start(this.#program, args, this.#folder);
		const ready = await this.#process.match('stdout', /ready to accept connections/i);
		if (ready === undefined) {
			const { stdout, stderr } = this.#process.written;
			throw new ProofError(`Redis does not start: ${stderr}${stdout}`);
		}
		const observer = await RedisConnection.open(socket);
		const session = async () => RedisSession.of(await RedisConnection.open(socket), observer);
		this.#sessions = { A: await session(), B: await session(), C: await session() };
		this.#observer = observer;
	}

	/** Kills it, without a chance to write anything. */
	async kill(): Promise<void> {
		this.#observer?.[Symbol.dispose]();
		for (const each of Object.values(this.#sessions ?? {})) each[Symbol.dispose]();
		await this.#process?.[Symbol.asyncDispose]();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.kill();
	}
}
