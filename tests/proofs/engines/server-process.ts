import { once } from 'node:events';
import { startChild, type Child } from './child.ts';

/** A program that is listened to while it runs. */
export class ServerProcess implements AsyncDisposable {
	/** What it has written so far. */
	readonly written = { stdout: '', stderr: '' };
	/** Settles when it has ended and all that it wrote was read. */
	readonly ended: Promise<void>;
	readonly #child: Child;
	#hasEnded = false;
	#wake: (() => void)[] = [];

	/** @throws the error of the operating system, ENOENT when there is no such program */
	static async start(
		program: string,
		args: readonly string[],
		cwd: string
	): Promise<ServerProcess> {
		const server = new ServerProcess(
			startChild(program, args, {
				cwd,
				stdio: ['ignore', 'pipe', 'pipe'],
				// Nothing of this machine's settings may reach what is proven.
				env: { PATH: process.env.PATH, LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1', HOME: cwd }
			})
		);
		await Promise.race([once(server.#child.process, 'spawn'), server.ended]);
		return server;
	}

	private constructor(child: Child) {
		this.#child = child;
		for (const name of ['stdout', 'stderr'] as const) {
			child.process[name]?.setEncoding('utf8').on('data', (text: string) => {
				this.written[name] += text;
				this.#changed();
			});
		}
		this.ended = child.ended.then(() => {
			this.#hasEnded = true;
			this.#changed();
		});
	}

	/** Null while it runs, or when a signal ended it. */
	get exitCode(): number | null {
		return this.#child.process.exitCode;
	}

	/** Waits until what it wrote from `since` on matches. @returns undefined when it ended without writing so */
	async match(
		where: 'stdout' | 'stderr',
		pattern: RegExp,
		since = 0
	): Promise<RegExpExecArray | undefined> {
		for (;;) {
			const found = pattern.exec(this.written[where].slice(since));
			if (found !== null) return found;
			if (this.#hasEnded) return undefined;
			await new Promise<void>((resolve) => {
				this.#wake.push(resolve);
			});
		}
	}

	/** Asks it to end by itself, and waits until it has. */
	async stop(): Promise<void> {
		this.#child.process.kill('SIGTERM');
		await this.ended;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		this.#child.kill();
		await this.ended;
	}

	#changed(): void {
		const woken = this.#wake;
		this.#wake = [];
		for (const wake of woken) wake();
	}
}
