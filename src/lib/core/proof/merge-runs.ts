import type { Trace } from './outcome.ts';
import type { Receipt } from './receipt.ts';

/** A run of a proof on one version, with the hash of its trace. */
export type FreshRun = {
	readonly on: string;
	readonly date: string;
	readonly trace: Trace;
	readonly traceHash: string;
};

/**
 * Product and release series of a run, within which nothing but mistakes is mended: "PostgreSQL 18.4" is of "PostgreSQL 18",
 * "CPython 3.11.2" of "CPython 3.11".
 */
export function seriesOf(on: string): string {
	const numbers = on.startsWith('PostgreSQL') ? 1 : 2;
	return on.split('.').slice(0, numbers).join('.');
}

/**
 * The recorded run that a fresh one must equal: of the same release series, or else the newest, so that a version never seen is
 * held to what was recorded before.
 */
export function expectedRun({ runs }: Receipt, on: string): Receipt['runs'][number] | undefined {
	return runs.find((run) => seriesOf(run.on) === seriesOf(on)) ?? runs.at(-1);
}

/**
 * The receipt with fresh runs in the place of recorded ones of their series. Runs of other versions stay where the claim is the
 * same, because this machine may not have them.
 */
export function mergeRuns(
	claim: string,
	recorded: Receipt | undefined,
	fresh: readonly FreshRun[]
): Receipt {
	const renewed = new Set(fresh.map(({ on }) => seriesOf(on)));
	const kept =
		recorded?.claim === claim ? recorded.runs.filter(({ on }) => !renewed.has(seriesOf(on))) : [];
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
