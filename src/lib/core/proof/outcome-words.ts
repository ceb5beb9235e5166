import { parseJson } from '#lib/core/log/parse-json.ts';
import { type Outcome, outcomeSchema } from './outcome.ts';

/**
 * An outcome for people: rows a line each, as `10`, `alice | true` or `no rows`, also those that came after a wait. Any
 * other text stays as it is.
 */
export function outcomeWords(outcome: Outcome): string {
	if (typeof outcome !== 'string') return rowsInWords(outcome);
	return outcome.replace(/(?<=^waits, then )\[.*\]$/s, (text) => {
		const rows = rowsOf(text);
		return rows ? rowsInWords(rows) : text;
	});
}

type Rows = Exclude<Outcome, string>;

function rowsOf(text: string): Rows | undefined {
	const json = parseJson(text);
	const parsed = outcomeSchema.safeParse(json.ok ? json.value : undefined);
	return parsed.success && typeof parsed.data !== 'string' ? parsed.data : undefined;
}

function rowsInWords(rows: Rows): string {
	if (rows.length === 0) return 'no rows';
	return rows.map((row) => row.map((cell) => cell ?? 'null').join(' | ')).join('\n');
}
