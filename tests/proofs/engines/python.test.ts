import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net, { type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { proofSchema, type ProofOf } from '#lib/core/proof/proof.ts';
import { ProofError, type Engine } from '../engine.ts';
import { startPython } from './python.ts';

let python: Engine<ProofOf<'python'>>;

beforeAll(async () => {
	python = await startPython();
});
afterAll(() => python[Symbol.asyncDispose]());

function program(code: string, setup?: string): ProofOf<'python'> {
	const says = 'What a program does.';
	const proof = { engine: 'python', says, setup, cases: { main: { code } }, claims: {} };
	return proofSchema.parse(proof) as ProofOf<'python'>;
}

const outcomeOf = async (code: string, setup?: string) =>
	(await python.run(program(code, setup), 'main'))[0];

test('names the software that it runs on', () => {
	expect(python.on).toMatch(/^CPython 3\.\d+\.\d+/);
});

test.for([
	['what the program printed', 'print("a")\nprint("é ", 2)\nprint()', 'a\né  2'],
	['nothing, if it printed nothing', 'x = 1', ''],
	[
		'an exception after what was printed',
		'print(1)\n[][0]',
		'1\nraised IndexError: list index out of range'
	],
	['an exception without a message', 'raise KeyboardInterrupt', 'raised KeyboardInterrupt'],
	[
		'a type of the program by its name',
		'class Full(Exception): pass\nraise Full("7")',
		'raised Full: 7'
	],
	[
		'a type of a module by its full name',
		'import queue\nraise queue.Full("7")',
		'raised queue.Full: 7'
	],
	[
		'a syntax error',
		'def f(x):\n\tglobal x',
		"raised SyntaxError: name 'x' is parameter and global"
	],
	['the exit status', 'import sys\nprint(1)\nsys.exit(3)', '1\nexited 3'],
	['no exit status, if that is 0', 'import sys\nsys.exit()', '']
])('records %s', async ([, code, outcome]) => {
	expect(await outcomeOf(code!)).toBe(outcome);
});

test('runs the setup of a proof before the code of a case', async () => {
	expect(await outcomeOf('print(double(4))', 'def double(x):\n    return 2 * x\n')).toBe('8');
});

test('is the main module, as a script is', async () => {
	const code = 'import __main__\nx = 1\nprint(__name__, __main__.x)';
	expect(await outcomeOf(code)).toBe('__main__ 1');
});

test('hashes text alike in every run', async () => {
	expect(await outcomeOf('print(hash("a"))')).toBe(await outcomeOf('print(hash("a"))'));
});

test('runs every case in an empty folder of its own and removes it', async () => {
	const code = `import os
before = os.listdir()
open("left", "w").close()
print(os.path.basename(os.getcwd()), before)`;
	const outcomes = [await outcomeOf(code), await outcomeOf(code)].map(String);
	const folders = outcomes.map((outcome) => outcome.replace(' []', ''));
	expect(new Set(folders).size).toBe(2);
	expect(outcomes).toEqual(folders.map((folder) => `${folder} []`));
	expect(folders.filter((folder) => existsSync(path.join(tmpdir(), folder)))).toEqual([]);
});

/** Starts a program that forks; both processes hold a connection for as long as they live, and go on once both have it. */
async function runTwoProcesses(engine: Engine<ProofOf<'python'>>, then: string) {
	const closed: Promise<unknown>[] = [];
	const lines: Socket[] = [];
	const server = net.createServer((line) => {
		lines.push(line);
		closed.push(once(line, 'close'));
		if (lines.length === 2) for (const each of lines) each.write('x');
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const { port } = server.address() as AddressInfo;
	const code = `import os, socket, time
is_child = os.fork() == 0
line = socket.create_connection(("127.0.0.1", ${port}))
line.recv(1)
${then}`;
	const result = await engine.run(program(code), 'main').catch((error: unknown) => error);
	await Promise.all(closed);
	server.close();
	return { result, connected: lines.length };
}

test('ends a program that hangs, with the processes it began', async () => {
	await using impatient = await startPython({ limitMs: 5000 });
	expect(await runTwoProcesses(impatient, 'time.sleep(600)')).toEqual({
		result: new ProofError('case main: was still running after 5 s'),
		connected: 2
	});
}, 20_000);

test('ends the processes that a program leaves behind', async () => {
	const { result, connected } = await runTwoProcesses(python, 'if is_child: time.sleep(600)');
	expect(result).toEqual(['']);
	expect(connected).toBe(2);
});

test('refuses an outcome with an address', async () => {
	await expect(outcomeOf('print(object())')).rejects.toThrow(
		new ProofError('case main: shows an address (" at 0x…"), which is another one in every run')
	);
});

test('refuses an outcome with the folder of the run', async () => {
	const error = await outcomeOf('import os\nprint(os.getcwd())').catch((error: unknown) => error);
	expect(error).toBeInstanceOf(ProofError);
	expect(String(error)).toContain('case main: shows its folder');
});

test('ends a program that prints without end', async () => {
	await expect(outcomeOf('while True: print("again")')).rejects.toThrow(
		new ProofError('case main: prints more than 100000 characters')
	);
});

test('says what to install when there is no Python', async () => {
	const error = await startPython({ python: '/nowhere/python3' }).catch((error: unknown) => error);
	expect(error).toBeInstanceOf(ProofError);
	expect(String(error)).toContain('/nowhere/python3 cannot be started: install CPython 3.11');
});
