import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { formatIssue, type Issue } from '#lib/core/bank/issue.ts';
import { parseProof, parseReceipt, receiptPath } from '#lib/core/bank/read-proofs.ts';
import type { SourceFile } from '#lib/core/bank/source-file.ts';
import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import { claimText } from '#lib/core/proof/claim-text.ts';
import { diffTraces } from '#lib/core/proof/diff-traces.ts';
import { expectedRun, type FreshRun, mergeRuns } from '#lib/core/proof/merge-runs.ts';
import type { Recorded, Trace } from '#lib/core/proof/outcome.ts';
import type { Proof } from '#lib/core/proof/proof.ts';
import type { Receipt } from '#lib/core/proof/receipt.ts';
import { receiptText } from '#lib/core/proof/receipt-text.ts';
import { contentHash } from '../../scripts/content-hash.ts';
import { type Engine, ProofError } from './engine.ts';
import { runLaboratory } from './run-laboratory.ts';
import { enginesFor, onAll } from './start-engines.ts';

export type ProofRun = {
	/** The bank's folder. */
	readonly folder: string;
	/** `<skill>`, `<skill>/<name>`, the name of an engine, or `laboratory`; everything when empty. */
	readonly only: readonly string[];
	/** Whether receipts are written; else they are compared. */
	readonly record: boolean;
	/** How often each proof is run on each version. */
	readonly times: number;
	/** ISO date for the receipts. */
	readonly date: string;
	readonly print: (line: string) => void;
};

type Given = {
	readonly path: string;
	readonly proof: Proof;
	readonly receipt: Receipt | undefined;
};

/**
 * Runs the proofs of a bank on all software that this machine has.
 * @returns how many did not hold
 * @throws ProofError when a name chooses nothing, or an engine's software is missing: nothing is skipped
 */
export async function runProofs(files: readonly SourceFile[], run: ProofRun): Promise<number> {
	const { given, issues } = readAll(files);
	for (const issue of issues) run.print(`${run.folder}/${formatIssue(issue)}`);
	const chosen = given.filter((each) => isChosen(each, run.only));
	// One that cannot be read may be the one that is meant, and was just named.
	for (const name of issues.length === 0 ? run.only : []) {
		if (name === 'laboratory' || given.some((each) => isChosen(each, [name]))) continue;
		throw new ProofError(`"${name}" is no skill, proof or engine that has a proof`);
	}
	const fresh = new Map<Given, FreshRun[]>(chosen.map((each) => [each, []]));
	const failed = new Set<Given>();
	for (const name of new Set(chosen.map(({ proof }) => proof.engine))) {
		const own = chosen.filter(({ proof }) => proof.engine === name);
		await onAll(enginesFor(name), async (engine) => {
			for (let round = 0; round < run.times; round++) {
				for (const each of own) {
					const ran = await runOn(engine, each, run);
					if (!ran) failed.add(each);
					else if (round === 0) fresh.get(each)?.push(ran);
				}
			}
			run.print(`${engine.on}: ${own.length} proofs${run.times > 1 ? `, ${run.times} times` : ''}`);
		});
	}
	if (run.record) {
		for (const [each, runs] of fresh) if (!failed.has(each)) await writeReceipt(each, runs, run);
	}
	const isLaboratoryChosen = run.only.length === 0 || run.only.includes('laboratory');
	const disproved = isLaboratoryChosen ? await runLaboratory(files, run) : 0;
	return issues.length + failed.size + disproved;
}

function readAll(files: readonly SourceFile[]): { given: Given[]; issues: Issue[] } {
	const issues: Issue[] = [];
	const given = files.flatMap(({ path, text }): Given[] => {
		if (!/^[^/]+\/proofs\/[^/]+\.yaml$/.test(path)) return [];
		const parsed = parseProof(text, (line, rule, message) =>
			issues.push({ file: path, line, rule, message })
		);
		const receipt = files.find((file) => file.path === receiptPath(path));
		const read = receipt && parseReceipt(receipt.text);
		return parsed
			? [{ path, proof: parsed.proof, receipt: typeof read === 'string' ? undefined : read }]
			: [];
	});
	return { given, issues };
}

function isChosen({ path, proof }: Given, only: readonly string[]): boolean {
	const [skill, , file] = path.split('/');
	const names = [skill, `${skill}/${file?.replace(/\.yaml$/, '')}`, proof.engine];
	return only.length === 0 || only.some((name) => names.includes(name));
}

/** @returns the run when it is what was recorded, or is to be; undefined when it did not hold, which was printed */
async function runOn(engine: Engine, given: Given, run: ProofRun): Promise<FreshRun | undefined> {
	const { path, proof, receipt } = given;
	const questions = Object.keys(proof.claims).map((slug) => `${path.split('/')[0]}/${slug}`);
	const where = `${run.folder}/${path} (${questions.join(', ')}) on ${engine.on}`;
	let trace: Trace;
	try {
		trace = await traceOf(engine, proof);
	} catch (error) {
		if (!(error instanceof ProofError)) throw error;
		run.print(`${where}: ${error.message}`);
		return undefined;
	}
	const traceHash = contentHash(canonicalJson(trace));
	const fresh = { on: engine.on, date: run.date, trace, traceHash };
	if (run.record) return fresh;
	if (receipt?.claim !== contentHash(claimText(proof))) {
		run.print(
			`${where}: ${receipt ? 'the proof has changed since it was recorded' : 'not recorded'}`
		);
		run.print('  npm run proofs -- --record writes the receipt');
		return undefined;
	}
	const expected = expectedRun(receipt, engine.on);
	if (expected?.trace === traceHash) return fresh;
	run.print(`${where}: not what was recorded on ${expected?.on} (-), but (+)`);
	const recorded = receipt.traces[expected?.trace ?? ''] ?? {};
	for (const line of diffTraces(proof, recorded, trace)) run.print(line);
	return undefined;
}

async function traceOf(engine: Engine, proof: Proof): Promise<Trace> {
	const trace: Record<string, Recorded[]> = {};
	for (const name of Object.keys(proof.cases)) trace[name] = await engine.run(proof, name);
	return trace;
}

async function writeReceipt(
	{ path: file, proof, receipt }: Given,
	runs: readonly FreshRun[],
	{ folder }: ProofRun
): Promise<void> {
	const merged = mergeRuns(contentHash(claimText(proof)), receipt, runs);
	await writeFile(path.join(folder, receiptPath(file)), receiptText(merged));
}
