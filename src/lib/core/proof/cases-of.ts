import { assertNever } from '#lib/core/assert-never.ts';
import { sessionNames } from './postgres-proof.ts';
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
			return Object.entries(proof.cases).map(([name, { title, steps }]) => ({
				name,
				title,
				setup: proof.setup,
				isolation: undefined,
				steps: steps.map(({ A, B, as }) => ({
					who: A === undefined ? 'B' : 'A',
					did: A ?? B ?? '',
					language: 'redis',
					label: as
				}))
			}));
		case 'fastapi':
			return Object.entries(proof.cases).map(([name, { title, app, steps }]) => ({
				name,
				title,
				setup: app ?? proof.app,
				isolation: undefined,
				steps: steps.map(({ request, together, as }) => ({
					who: undefined,
					did: together === undefined ? request : `${together} × ${request}`,
					language: 'http',
					label: as
				}))
			}));
		default:
			return assertNever(proof);
	}
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
