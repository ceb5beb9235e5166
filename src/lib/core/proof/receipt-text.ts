import type { Receipt } from './receipt.ts';

/** A receipt as it is stored: one outcome a line, so that a change of one is a change of one line. */
export function receiptText({ claim, runs, traces }: Receipt): string {
	const line = (value: unknown) => JSON.stringify(value);
	const list = (values: readonly unknown[], indent: string) =>
		`[\n${values.map((value) => `${indent}\t${line(value)}`).join(',\n')}\n${indent}]`;
	const cases = (trace: Receipt['traces'][string]) =>
		Object.entries(trace)
			.map(([name, outcomes]) => `\t\t\t${line(name)}: ${list(outcomes, '\t\t\t')}`)
			.join(',\n');
	const all = Object.entries(traces)
		.map(([hash, trace]) => `\t\t${line(hash)}: {\n${cases(trace)}\n\t\t}`)
		.join(',\n');
	return `{\n\t"claim": ${line(claim)},\n\t"runs": ${list(runs, '\t')},\n\t"traces": {\n${all}\n\t}\n}\n`;
}
