import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Groups that run now, for a run that ends before it could dispose of them. */
const groups = new Set<number>();
process.on('exit', killAll);

function killAll(): void {
	for (const group of groups) kill(group);
}

function kill(group: number): void {
	try {
		process.kill(-group, 'SIGKILL');
	} catch (error) {
		// Nothing of the group is left, which is what was wanted.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** A server in a process group of its own, so that whatever it starts ends with it. */
export class ServerProcess implements AsyncDisposable {
	/** What it has written so far. */
	readonly written = { stdout: '', stderr: '' };
	readonly #child: ChildProcess;
	/** Settles when it has ended and all that it wrote was read. */
	readonly ended: Promise<void>;
	#hasEnded = false;
	#wake: (() => void)[] = [];

	/** @throws the error of the operating system, ENOENT when there is no such program */
	static async start(
		program: string,
		args: readonly string[],
		cwd: string
	): Promise<ServerProcess> {
		const child = spawn(program, args, {
			cwd,
			detached: true,
			stdio: ['ignore', 'pipe', 'pipe'],
			// Nothing of this machine's settings may reach what is proven.
			env: { PATH: process.env.PATH, LANG: 'C.UTF-8', PYTHONUNBUFFERED: '1', HOME: cwd }
		});
		const server = new ServerProcess(child);
		await once(child, 'spawn');
		if (child.pid !== undefined) groups.add(child.pid);
		return server;
	}

	private constructor(child: ChildProcess) {
		this.#child = child;
		for (const name of ['stdout', 'stderr'] as const) {
			child[name]?.setEncoding('utf8').on('data', (text: string) => {
				this.written[name] += text;
				this.#changed();
			});
		}
		this.ended = new Promise((resolve) => {
			child.once('close', () => {
				this.#hasEnded = true;
				this.#changed();
				resolve();
			});
		});
	}

	/** Null while it runs, or when a signal ended it. */
	get exitCode(): number | null {
		return this.#child.exitCode;
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
		this.#child.kill('SIGTERM');
		await this.ended;
	}

	async [Symbol.asyncDispose](): Promise<void> {
		const group = this.#child.pid;
		if (group === undefined) return;
		kill(group);
		await this.ended;
		groups.delete(group);
	}

	#changed(): void {
		const woken = this.#wake;
		this.#wake = [];
		for (const wake of woken) wake();
	}
}
