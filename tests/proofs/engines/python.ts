import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ProofOf } from '#lib/core/proof/proof.ts';
import { ProofError, type Engine } from '../engine.ts';
import { startChild, type Child } from './child.ts';

const runProgram = fileURLToPath(new URL('run-program.py', import.meta.url));
const oldest = 11;
const mostCharacters = 100_000;

const debian = '/usr/bin/python3';
const install = `install CPython 3.${oldest} or newer (Debian: apt install python3), or name it in PYTHON`;

/**
 * What -I does, save that -I would also ignore PYTHONHASHSEED: the environment holds nothing else of Python's.
 * https://docs.python.org/3/using/cmdline.html#cmdoption-I
 */
const isolated = ['-P', '-s', '-B', '-X', 'utf8'];
const environment = {
	PATH: process.env['PATH'],
	HOME: process.env['HOME'],
	LANG: 'C.UTF-8',
	TZ: 'UTC',
	PYTHONHASHSEED: '0'
};

type Options = { readonly python?: string; readonly limitMs?: number };

/** Runs each case as a program of its own, in an empty folder that is removed afterwards. */
export async function startPython({
	python = process.env['PYTHON'] ?? (existsSync(debian) ? debian : 'python3'),
	limitMs = 20_000
}: Options = {}): Promise<Engine<ProofOf<'python'>>> {
	const on = await versionOf(python);
	const running = new Set<Child>();
	return {
		on,
		async run({ setup, cases }, name) {
			const fail = (why: string) => new ProofError(`case ${name}: ${why}`);
			const code = cases[name]?.code;
			if (code === undefined) throw fail('is not in the proof');
			const program = setup === undefined ? code : `${setup}\n${code}`;
			const folder = await mkdtemp(path.join(tmpdir(), 'proof-'));
			const child = startChild(python, [...isolated, runProgram, program], {
				cwd: folder,
				env: environment,
				stdio: ['ignore', 'pipe', 'ignore', 'pipe']
			});
			running.add(child);
			let isLate = false;
			const limit = setTimeout(() => {
				isLate = true;
				child.kill();
			}, limitMs);
			try {
				const [printed, raised, end] = await Promise.all([
					read(child, 1, fail),
					read(child, 3, fail),
					child.ended
				]);
				if (isLate) throw fail(`was still running after ${limitMs / 1000} s`);
				if (end.signal && !raised) throw fail(`was ended by ${end.signal}`);
				const lines = [printed.trimEnd(), ending(raised, end.code)];
				const outcome = lines.filter((line) => line !== '').join('\n');
				for (const [what, text] of [
					['an address', ' at 0x'],
					['its folder', folder]
				] as const) {
					if (!outcome.includes(text)) continue;
					throw fail(`shows ${what} ("${text}…"), which is another one in every run`);
				}
				return [outcome];
			} finally {
				clearTimeout(limit);
				child.kill();
				await Promise.allSettled([child.ended]);
				running.delete(child);
				await rm(folder, { recursive: true });
			}
		},
		async [Symbol.asyncDispose]() {
			for (const child of running) child.kill();
			await Promise.allSettled([...running].map((child) => child.ended));
		}
	};
}

async function versionOf(python: string): Promise<string> {
	const question = 'import platform as p; print(p.python_implementation(), p.python_version())';
	const child = startChild(python, [...isolated, '-c', question], {
		env: environment,
		stdio: ['ignore', 'pipe', 'ignore']
	});
	const fail = (why: string) => new ProofError(`${python} ${why}: ${install}`);
	try {
		const [printed, { code }] = await Promise.all([read(child, 1, fail), child.ended]);
		const minor = /^CPython 3\.(\d+)\./.exec(printed)?.[1];
		// Options that an old Python does not know end it before it can say its version.
		if (code !== 0 || Number(minor) < oldest || minor === undefined) throw fail('is too old');
		return printed.trimEnd();
	} catch (error) {
		if (error instanceof ProofError) throw error;
		throw new ProofError(`${python} cannot be started: ${install}`, { cause: error });
	}
}

/** All that a program writes to a descriptor. */
async function read(
	child: Child,
	descriptor: number,
	fail: (why: string) => ProofError
): Promise<string> {
	// Asked for as a pipe when the program was started.
	const stream = child.process.stdio[descriptor] as Readable;
	let all = '';
	for await (const part of stream.setEncoding('utf8')) {
		all += String(part);
		if (all.length > mostCharacters) throw fail(`prints more than ${mostCharacters} characters`);
	}
	return all;
}

function ending(raised: string, code: number | null): string {
	if (raised) return `raised ${raised}`;
	return code === 0 ? '' : `exited ${code}`;
}
