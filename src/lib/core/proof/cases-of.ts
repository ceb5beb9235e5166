import { assertNever } from '#lib/core/assert-never.ts';
import { fastapiModule, type FastapiStep } from './fastapi-proof.ts';
import { sessionNames } from './sessions.ts';
import type { Proof, ProofOf } from './proof.ts';
import type { RecordedCase, RecordedStep } from './recording.ts';

/** A case as it is to be run: what a recording shows of it, but for what its steps came to. */
export type PlannedCase = Omit<RecordedCase, 'steps'> & {
	readonly steps: readonly Omit<RecordedStep, 'recorded'>[];
};

/** The cases of a proof in the order of its file, with one step for each outcome that a run records. */
export function casesOf(proof: Proof): PlannedCase[] {
	switch (proof.engine) {
		case 'postgres':
			return Object.entries(proof.cases).map(([name, each]) => postgresCase(proof, name, each));
		case 'python':
			return Object.entries(proof.cases).map(([name, { title, code }]) => ({
				name,
				title,
				setup: proof.setup,
				isolation: undefined,
				steps: [{ who: undefined, did: code, language: 'python', label: undefined }]
			}));
		case 'redis':
			return Object.entries(proof.cases).map(([name, { title, setup, steps }]) => ({
				name,
				title,
				setup: setup ?? proof.setup,
				isolation: undefined,
				steps: steps.map(({ A, B, C, as: label }) => {
					const [who, did] = Object.entries({ A, B, C }).find(([, command]) => command) ?? [];
					if (did !== undefined) return { who, did, language: 'redis', label };
					return { who: undefined, did: 'kill -9 redis-server', language: 'bash', label };
				})
			}));
		case 'fastapi':
			return Object.entries(proof.cases).map(([name, each]) => ({
				name,
				title: each.title,
				setup: fastapiModule(proof, each),
				isolation: undefined,
				steps: each.steps.map((step) => fastapiStep(step, each.uvicorn))
			}));
		default:
			return assertNever(proof);
	}
}

function fastapiStep(
	step: FastapiStep,
	uvicorn: readonly string[] = []
): PlannedCase['steps'][number] {
	const { request, script, server, from, together, times, during, as: label } = step;
	const who = undefined;
	if (script !== undefined) return { who, did: script, language: 'python', label };
	if (server === 'stop') return { who, did: 'kill uvicorn', language: 'bash', label };
	if (server === 'start') {
		return { who, did: ['uvicorn app:app', ...uvicorn].join(' '), language: 'bash', label };
	}
	const count = together ?? times;
	const line = [
		count === undefined ? request : `${count} × ${request}`,
		...(during === undefined ? [] : [`during ${during}`]),
		...(from === undefined ? [] : [`from ${from}`])
	].join(' ');
	const headers = Object.entries(step.headers ?? {}).map(([name, value]) => `${name}: ${value}`);
	const body = step.json === undefined ? [] : ['', step.json];
	return { who, did: [line, ...headers, ...body].join('\n'), language: 'http', label };
}

function postgresCase(
	proof: ProofOf<'postgres'>,
	name: string,
	{ title, setup, isolation, steps, final }: ProofOf<'postgres'>['cases'][string]
): PlannedCase {
	const step = (who: string | undefined, did: string, label: string | undefined) => ({
		who,
		did,
		language: 'sql',
		label
	});
	const planned = steps.map(({ as, plan, ...own }) => {
		const who = sessionNames.find((session) => own[session] !== undefined);
		return who ? step(who, own[who] ?? '', as) : step(undefined, `EXPLAIN ${plan}`, as);
	});
	const used = sessionNames.filter((session) => planned.some(({ who }) => who === session));
	const levels = used.flatMap((session) => {
		const level = typeof isolation === 'object' ? isolation[session] : isolation;
		return level ? [[session, level] as const] : [];
	});
	return {
		name,
		title,
		setup: setup ?? proof.setup,
		isolation: levels.length > 0 ? Object.fromEntries(levels) : undefined,
		steps: final === undefined ? planned : [...planned, step(undefined, final, 'final')]
	};
}
