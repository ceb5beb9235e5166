import type { Recorded } from '#lib/core/proof/outcome.ts';
import { sessionNames, type SessionName } from '#lib/core/proof/sessions.ts';
import type { ProofOf } from '#lib/core/proof/proof.ts';
import { type Engine, ProofError } from '../engine.ts';
import type { PostgresBinaries } from './find-postgres.ts';
import { PostgresServer } from './postgres-server.ts';
import { Schedule } from './schedule.ts';

type Case = ProofOf<'postgres'>['cases'][string];

/**
 * Starts a server for the cases of PostgreSQL's proofs.
 * @param stepLimitMs how long a step may be neither finished nor waiting
 */
export async function startPostgres(
	binaries: PostgresBinaries,
	{ stepLimitMs }: { readonly stepLimitMs?: number } = {}
): Promise<Engine<ProofOf<'postgres'>> & { readonly host: string }> {
	const server = await PostgresServer.start(binaries);
	let schedule: Schedule | undefined;
	return {
		on: `PostgreSQL ${binaries.version}`,
		host: server.host,
		async run(proof, name) {
			schedule ??= await Schedule.open(server.host, stepLimitMs);
			try {
				return await runCase(schedule, proof, name);
			} catch (error) {
				// Whatever still hangs ends with its sessions.
				await schedule[Symbol.asyncDispose]();
				schedule = undefined;
				throw error;
			}
		},
		async [Symbol.asyncDispose]() {
			await schedule?.[Symbol.asyncDispose]();
			await server[Symbol.asyncDispose]();
		}
	};
}

async function runCase(
	schedule: Schedule,
	proof: ProofOf<'postgres'>,
	name: string
): Promise<Recorded[]> {
	const given = proof.cases[name];
	if (!given) throw new ProofError(`there is no case ${name}`);
	await schedule.start(name, given.setup ?? proof.setup ?? '');
	const used = sessionNames.filter((session) => given.steps.some((step) => step[session]));
	for (const session of used) await schedule.join(session, isolationOf(given, session));
	const trace: Recorded[] = [];
	for (const [index, step] of given.steps.entries()) {
		const session = sessionNames.find((each) => step[each]);
		trace.push(
			session
				? await schedule.step(session, step[session] ?? '', index + 1)
				: await schedule.plan(step.plan ?? '', index + 1)
		);
	}
	if (given.final) trace.push(await schedule.final(given.final));
	return trace;
}

function isolationOf({ isolation }: Case, session: SessionName): string | undefined {
	return typeof isolation === 'object' ? isolation[session] : isolation;
}
