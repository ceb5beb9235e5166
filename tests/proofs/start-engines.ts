import process from 'node:process';
import type { Proof } from '#lib/core/proof/proof.ts';
import type { EngineName } from '#lib/core/proof/recording.ts';
import { type Engine, ProofError } from './engine.ts';
import { startFastapi } from './engines/fastapi.ts';
import { findPostgres } from './engines/find-postgres.ts';
import { startPostgres } from './engines/postgres.ts';
import { startPython } from './engines/python.ts';
import { startRedis } from './engines/redis.ts';

/** Starts one version of the software that a kind of proof runs on. */
export type StartEngine = () => Promise<Engine>;

/**
 * Every version of an engine that this machine has.
 * @throws ProofError when it has none: a proof is never skipped
 */
export function enginesFor(name: EngineName): StartEngine[] {
	switch (name) {
		case 'postgres': {
			const found = findPostgres();
			if (found.length === 0) {
				throw new ProofError('there is no PostgreSQL: install the Debian package postgresql');
			}
			return found.map((binaries) => () => only(name, startPostgres(binaries)));
		}
		case 'fastapi':
			return pythonsWithFastapi().map((python) => () => only(name, startFastapi(python)));
		case 'redis':
			return [() => only(name, startRedis())];
		case 'python':
			return [() => only(name, startPython())];
	}
}

/** The machine's own Python, and that of an environment with another FastAPI: `FASTAPI_PYTHON`. */
function pythonsWithFastapi(): string[] {
	return ['/usr/bin/python3', process.env['FASTAPI_PYTHON'] ?? ''].filter((path) => path !== '');
}

/** An engine that takes any proof and refuses those of another kind. */
async function only<E extends EngineName>(
	name: E,
	starting: Promise<Engine<Extract<Proof, { engine: E }>>>
): Promise<Engine> {
	const engine = await starting;
	return {
		on: engine.on,
		run(proof, caseName) {
			if (proof.engine !== name) throw new TypeError(`a ${proof.engine} proof for ${name}`);
			// The engine's name tells the kind of proof.
			return engine.run(proof as Extract<Proof, { engine: E }>, caseName);
		},
		[Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]()
	};
}

/** Does something on all versions side by side. What was started is stopped, also when one of them fails. */
export async function onAll<E extends AsyncDisposable, T>(
	starts: readonly (() => Promise<E>)[],
	act: (engine: E) => Promise<T>
): Promise<T[]> {
	const settled = await Promise.allSettled(
		starts.map(async (start) => {
			await using engine = await start();
			return await act(engine);
		})
	);
	return settled.map((each) => {
		if (each.status === 'rejected') throw each.reason;
		return each.value;
	});
}
