import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { ProofError } from '../engine.ts';
import type { PostgresBinaries } from './find-postgres.ts';

/** How long a server may take to start, on a loaded machine. */
const startLimitMs = 60_000;

const settings = {
	listen_addresses: '',
	fsync: 'off',
	full_page_writes: 'off',
	max_connections: '30',
	// A vacuum or an analyze in mid-proof would change plans and what is left to see.
	autovacuum: 'off',
	timezone: 'UTC',
	lc_messages: 'C',
	// Two rounds of the same plan are the same plan.
	max_parallel_workers_per_gather: '0',
	jit: 'off'
};

/**
 * A PostgreSQL of its own in a temporary folder, reachable by a socket there only. It runs as somebody else where the caller is root,
 * whom it refuses.
 */
export class PostgresServer implements AsyncDisposable {
	/** The folder of its socket, which is what a client connects to. */
	readonly host: string;
	readonly #root: string;
	readonly #process: ChildProcess;
	readonly #killAtExit: () => void;

	private constructor(root: string, host: string, child: ChildProcess) {
		this.#root = root;
		this.host = host;
		this.#process = child;
		this.#killAtExit = () => {
			child.kill('SIGQUIT');
			rmSync(root, { recursive: true, force: true });
		};
		process.once('exit', this.#killAtExit);
	}

	static async start(binaries: PostgresBinaries): Promise<PostgresServer> {
		const { version } = binaries;
		let { bin } = binaries;
		const owner = ownerOfServers();
		const root = mkdtempSync(path.join(os.tmpdir(), 'mettle-pg-'));
		const [data, host] = [`${root}/data`, `${root}/socket`];
		mkdirSync(host);
		if (owner) for (const folder of [root, host]) chownSync(folder, owner.uid, owner.gid);
		const environment = { ...process.env, HOME: root, LC_ALL: 'C' };
		try {
			if (owner) bin = reachableBy(owner, bin, root);
			const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync'];
			execFileSync(`${bin}/initdb`, [...initdb, '--encoding=UTF8', '--locale=C'], {
				...owner,
				cwd: root,
				env: environment,
				stdio: 'pipe'
			});
			const options = Object.entries({ ...settings, unix_socket_directories: host });
			const child = spawn(
				`${bin}/postgres`,
				['-D', data, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
				{ ...owner, cwd: root, env: environment, stdio: ['ignore', 'ignore', 'pipe'] }
			);
			const server = new PostgresServer(root, host, child);
			await isReady(child, version);
			return server;
		} catch (error) {
			rmSync(root, { recursive: true, force: true });
			if (error instanceof ProofError) throw error;
			throw new ProofError(`PostgreSQL ${version} in ${bin} does not start: ${String(error)}`);
		}
	}

	/** Ends every session and the server, and removes its folder. */
	async [Symbol.asyncDispose](): Promise<void> {
		process.off('exit', this.#killAtExit);
		const ended = new Promise((resolve) => this.#process.once('exit', resolve));
		if (this.#process.exitCode === null && this.#process.signalCode === null) {
			this.#process.kill('SIGINT');
			await ended;
		}
		rmSync(this.#root, { recursive: true, force: true });
	}
}

type Owner = { readonly uid: number; readonly gid: number };

/** The binaries, copied where their user cannot reach them: a checkout may lie in a folder that only root enters. */
function reachableBy(owner: Owner, bin: string, root: string): string {
	const { error } = spawnSync(`${bin}/postgres`, ['--version'], { ...owner, cwd: root });
	if ((error as NodeJS.ErrnoException | undefined)?.code !== 'EACCES') return bin;
	cpSync(path.dirname(bin), `${root}/software`, { recursive: true, verbatimSymlinks: true });
	return `${root}/software/bin`;
}

/** Who runs a server in the place of root: Debian's own user for it, or nobody. */
function ownerOfServers(): Owner | undefined {
	if (process.getuid?.() !== 0) return undefined;
	for (const name of ['postgres', 'nobody']) {
		try {
			const id = (flag: string) =>
				Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
			return { uid: id('-u'), gid: id('-g') };
		} catch {
			// There is no such user here; the next may do.
		}
	}
	throw new ProofError(
		'PostgreSQL refuses to run as root, and there is no user postgres or nobody'
	);
}

function isReady(child: ChildProcess, version: string): Promise<void> {
	return new Promise((resolve, reject) => {
		let log = '';
		const fail = (what: string) => {
			clearTimeout(timer);
			reject(new ProofError(`PostgreSQL ${version} ${what}:\n${log}`));
		};
		const timer = setTimeout(() => {
			child.kill('SIGQUIT');
			fail('was not ready in time');
		}, startLimitMs);
		child.stderr?.on('data', (data) => {
			log = (log + String(data)).slice(-10_000);
			if (!log.includes('ready to accept connections')) return;
			clearTimeout(timer);
			resolve();
		});
		child.once('exit', (code) => fail(`ended with code ${code}`));
	});
}
