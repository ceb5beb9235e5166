import type { Outcome } from './outcome.ts';

/** An outcome as lines of plain text: one a row, its cells joined by ` | `, or what was printed. */
export function outcomeLines(outcome: Outcome): string[] {
	if (typeof outcome === 'string') return outcome.split('\n');
	if (outcome.length === 0) return ['no rows'];
	return outcome.map((row) => row.map(String).join(' | '));
}
