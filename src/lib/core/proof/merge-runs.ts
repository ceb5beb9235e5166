import type { Trace } from './outcome.ts';
import type { Receipt } from './receipt.ts';

/** A run of a proof on one version, with the hash of its trace. */
export type FreshRun = {
	readonly on: string;
	readonly date: string;
	readonly trace: Trace;
	readonly traceHash: string;
};

/** Product and major version of a run: "PostgreSQL 18.4" is of "PostgreSQL 18". */
export function majorOf(on: string): string {
	return on.split('.')[0] ?? on;
}

/**
 * The recorded run that a fresh one must equal: of the same major version, or else the newest, so that a version never seen is
 * held to what was recorded before.
 */
export function expectedRun({ runs }: Receipt, on: string): Receipt['runs'][number] | undefined {
	return runs.find((run) => majorOf(run.on) === majorOf(on)) ?? runs.at(-1);
}

/**
 * The receipt with fresh runs in the place of recorded ones of their major version. Runs of other versions stay where the claim is the
 * same, because this machine may not have them.
 */
export function mergeRuns(
	claim: string,
	recorded: Receipt | undefined,
	fresh: readonly FreshRun[]
): Receipt {
	const renewed = new Set(fresh.map(({ on }) => majorOf(on)));
	const kept =
		recorded?.claim === claim ? recorded.runs.filter(({ on }) => !renewed.has(majorOf(on))) : [];
	const collator = new Intl.Collator('en', { numeric: true });
	const runs = [
		...kept,
		...fresh.map(({ on, date, traceHash }) => ({ on, date, trace: traceHash }))
	].sort((a, b) => collator.compare(a.on, b.on));
	const known = {
		...recorded?.traces,
		...Object.fromEntries(fresh.map(({ traceHash, trace }) => [traceHash, trace]))
	};
	const used = new Set(runs.map(({ trace }) => trace));
	return {
		claim,
		runs,
		traces: Object.fromEntries(Object.entries(known).filter(([hash]) => used.has(hash)))
	};
}
