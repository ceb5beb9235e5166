import type { Bench } from '#lib/core/proof/bench.ts';
import type { Outcome } from '#lib/core/proof/outcome.ts';
import { outcomeLines } from '#lib/core/proof/outcome-words.ts';
import { isSqlError } from '#lib/ui/proof/trace-words.ts';
import { fateWords } from './lab-words.ts';

/** What every statement of a failed transaction comes to until its end: a consequence, not another failure. */
const inFailedTransaction = 'error 25P02';

/** How an order went as a whole: who read what, who failed, and what is left. */
export function wholeWords({ steps, final }: Bench): string {
	const stopped = steps.find(({ fate }) => fate.kind === 'too-early');
	if (stopped) return fateWords(stopped);
	const ends = steps.flatMap(({ who, fate }) =>
		fate.kind === 'ran' ? [{ who, out: fate.played.out }, ...fate.played.released] : []
	);
	const text = (out: Outcome) => outcomeLines(out).join(' / ');
	const reads = ends.filter(({ out }) => typeof out !== 'string');
	const readers = [...new Set(reads.map(({ who }) => who))].sort();
	const failures = ends.filter(({ out }) => isSqlError(out) && out !== inFailedTransaction);
	return [
		...readers.map((reader) => {
			const read = reads.filter(({ who }) => who === reader).map(({ out }) => text(out));
			return `${reader} reads ${read.join(', then ')}`;
		}),
		failures.map(({ who, out }) => `${who} fails with ${text(out)}`).join(', ') || 'nobody fails',
		...(final === undefined ? [] : [`left: ${text(final)}`])
	].join('; ');
}
