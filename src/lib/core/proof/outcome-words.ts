import type { Outcome } from './outcome.ts';

/** An outcome for people: rows a line each, as `10`, `alice | true` or `no rows`; any other text as it stands. */
export function outcomeWords(outcome: Outcome): string {
	if (typeof outcome === 'string') return outcome;
	if (outcome.length === 0) return 'no rows';
	return outcome.map((row) => row.map((cell) => cell ?? 'null').join(' | ')).join('\n');
}
