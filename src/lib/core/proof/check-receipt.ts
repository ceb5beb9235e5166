import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import { casesOf } from './cases-of.ts';
import { claimText } from './claim-text.ts';
import type { Trace } from './outcome.ts';
import type { Proof } from './proof.ts';
import type { Receipt } from './receipt.ts';

type Hash = (text: string) => string;

/** What is wrong with a receipt, in words for authors: it is another proof's, it was changed, or it is not whole. */
export function checkReceipt(proof: Proof, receipt: Receipt, hash: Hash): string[] {
	if (receipt.claim !== hash(claimText(proof))) {
		return ['it is the receipt of another wording of the proof: run it again'];
	}
	const problems: string[] = [];
	for (const [name, trace] of Object.entries(receipt.traces)) {
		if (hash(canonicalJson(trace)) !== name)
			problems.push(`trace ${name} is not what was recorded`);
		problems.push(...checkShape(proof, trace).map((problem) => `trace ${name}: ${problem}`));
		if (!receipt.runs.some((run) => run.trace === name)) {
			problems.push(`trace ${name} belongs to no run`);
		}
	}
	for (const { on, trace } of receipt.runs) {
		if (!(trace in receipt.traces)) problems.push(`the trace of ${on} is missing`);
	}
	return problems;
}

function checkShape(proof: Proof, trace: Trace): string[] {
	const cases = casesOf(proof);
	const recorded = Object.keys(trace).length;
	if (recorded !== cases.length) return [`${recorded} cases for ${cases.length}`];
	return cases.flatMap(({ name, steps }) => {
		const own = trace[name];
		if (!own) return [`case ${name} is missing`];
		if (own.length === steps.length) return [];
		return [`case ${name} has ${own.length} outcomes for ${steps.length} steps`];
	});
}
