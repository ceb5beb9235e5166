import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
	laboratoryClaim,
	parseLaboratory,
	readLaboratorySource,
	recordedFile,
	sourceFile
} from '#lib/core/bank/read-laboratory.ts';
import { formatIssue } from '#lib/core/bank/issue.ts';
import type { SourceFile } from '#lib/core/bank/source-file.ts';
import type { Anomaly, Laboratory } from '#lib/core/proof/laboratory.ts';
import type { LaboratorySource } from '#lib/core/proof/laboratory-source.ts';
import { isolationLevels } from '#lib/core/proof/postgres-proof.ts';
import { contentHash } from '../../scripts/content-hash.ts';
import { findPostgres } from './engines/find-postgres.ts';
import { startPostgres } from './engines/postgres.ts';
import { OutcomeIndex, recordOrders } from './record-orders.ts';
import type { ProofRun } from './run-proofs.ts';
import { onAll } from './start-engines.ts';

type Ran = { readonly anomalies: readonly Anomaly[]; readonly count: number };

/**
 * Runs every order of the laboratory on every PostgreSQL of this machine. All must come to the same: the laboratory shows one
 * recording for all of them. @returns how many versions did not
 */
export async function runLaboratory(files: readonly SourceFile[], run: ProofRun): Promise<number> {
	const { source, issues } = readLaboratorySource(files);
	for (const issue of issues) run.print(`${run.folder}/${formatIssue(issue)}`);
	if (!source) return issues.length;
	const text = files.find((file) => file.path === recordedFile)?.text;
	const known = text === undefined ? 'not recorded' : parseLaboratory(text);
	let expected: Laboratory | undefined = typeof known === 'string' ? undefined : known.laboratory;
	const claim = laboratoryClaim(source, contentHash);
	if (!run.record && (typeof known === 'string' || known.claim !== claim)) {
		run.print(
			`${run.folder}/${sourceFile}: ${typeof known === 'string' ? known : 'changed since it was recorded'}`
		);
		return 1;
	}
	let failures = 0;
	const runs = run.record ? [] : [...(expected?.runs ?? [])];
	if (run.record) expected = undefined;
	const starts = findPostgres().map((binaries) => () => startPostgres(binaries));
	const recorded = await onAll(starts, async ({ on, host }) => ({
		on,
		...(await recordAll(host, source))
	}));
	for (const { on, anomalies, count } of recorded) {
		const differing = differences(expected?.anomalies ?? anomalies, anomalies);
		for (const what of differing) {
			run.print(`${run.folder}/${sourceFile} on ${on}: ${what} is not what was recorded`);
		}
		if (differing.length > 0) failures++;
		else if (run.record) {
			expected ??= { runs: [], anomalies };
			runs.unshift({ on, date: run.date });
		}
		run.print(`${on}: ${count} orders of the laboratory`);
	}
	if (run.record && failures === 0 && expected) {
		const written = { claim, runs, anomalies: expected.anomalies };
		await writeFile(
			path.join(run.folder, recordedFile),
			`${JSON.stringify(written, null, '\t')}\n`
		);
	}
	return failures;
}

async function recordAll(host: string, { anomalies }: LaboratorySource): Promise<Ran> {
	const recorded: Anomaly[] = [];
	let count = 0;
	for (const anomaly of anomalies) {
		const index = new OutcomeIndex();
		const levels: Partial<Record<(typeof isolationLevels)[number], string>> = {};
		for (const level of isolationLevels) {
			const { text, runs } = await recordOrders(host, anomaly, level, index);
			levels[level] = text;
			count += runs;
		}
		// Every level has just been recorded.
		recorded.push({ ...anomaly, levels: levels as Anomaly['levels'], outcomes: index.outcomes });
	}
	return { anomalies: recorded, count };
}

/** Names what differs: an anomaly at a level. */
function differences(expected: readonly Anomaly[], shown: readonly Anomaly[]): string[] {
	return shown.flatMap((anomaly) => {
		const was = expected.find(({ id }) => id === anomaly.id);
		if (JSON.stringify(was?.outcomes) === JSON.stringify(anomaly.outcomes)) {
			return isolationLevels
				.filter((level) => was?.levels[level] !== anomaly.levels[level])
				.map((level) => `${anomaly.id} at ${level}`);
		}
		return [`what steps of ${anomaly.id} came to`];
	});
}
