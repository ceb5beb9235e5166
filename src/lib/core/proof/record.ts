import { casesOf } from './cases-of.ts';
import { fullRecorded } from './outcome.ts';
import type { Proof } from './proof.ts';
import type { Receipt } from './receipt.ts';
import type { Recording } from './recording.ts';

const newestFirst = new Intl.Collator('en', { numeric: true });

/** Joins a proof with the trace of its newest version. @param receipt one that `checkReceipt` found sound */
export function recordingOf(proof: Proof, receipt: Receipt): Recording {
	const runs = receipt.runs.toSorted((a, b) => newestFirst.compare(b.on, a.on));
	const shown = runs[0]?.trace ?? '';
	const trace = receipt.traces[shown];
	return {
		engine: proof.engine,
		says: proof.says,
		runs: runs.filter((run) => run.trace === shown).map(({ on, date }) => ({ on, date })),
		cases: casesOf(proof).map((planned) => ({
			...planned,
			steps: planned.steps.map((step, index) => {
				const recorded = trace?.[planned.name]?.[index];
				if (recorded === undefined)
					throw new TypeError(`${planned.name}.${index + 1} is not recorded`);
				return { ...step, recorded: fullRecorded(recorded) };
			})
		}))
	};
}
