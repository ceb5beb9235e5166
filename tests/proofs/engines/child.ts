import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';

export type Child = {
	readonly process: ChildProcess;
	/** Settles when the program has ended and its pipes are closed; rejects when it cannot be started. */
	readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
	/** Ends the program and all that it began. Harmless when nothing is left. */
	kill(): void;
};

/**
 * Starts a program in a process group of its own. Whatever the program began is killed when the program ends, and both are when
 * this process ends.
 */
export function startChild(
	command: string,
	args: readonly string[],
	options: SpawnOptions = {}
): Child {
	const child = spawn(command, args, { ...options, detached: true });
	const kill = () => killGroup(child.pid);
	process.once('exit', kill);
	const ended = new Promise<Awaited<Child['ended']>>((resolve, reject) => {
		child.once('error', (error) => {
			process.off('exit', kill);
			reject(error);
		});
		// A pipe closes when the last process that has it is gone, so those left behind have to go first.
		child.once('exit', kill);
		child.once('close', (code, signal) => {
			process.off('exit', kill);
			resolve({ code, signal });
		});
	});
	return { process: child, ended, kill };
}

function killGroup(leader: number | undefined): void {
	if (leader === undefined) return;
	try {
		process.kill(-leader, 'SIGKILL');
	} catch (error) {
		const isGone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
		if (!isGone) throw error;
	}
}
