/**
 * Where a spreadsheet would begin to calculate: a formula's first character (or its full-width twin, which some read as
 * the same) at the start of a cell, also after blanks, and after what other locales take for the end of a cell; and a
 * cell that opens with a control character, behind which a formula can hide. The look ahead comes first: to look back from
 * every place would take time in proportion to the square of a run of blanks.
 */
const formulaStart = /(?=[=+\-@＝＋－＠])(?<=(?:^|[;\t\r\n])\s*)|^(?=[\t\r\n])/g;

const needsQuotes = /["',;\t\r\n]|^\s|\s$/;

/**
 * Rows as CSV (RFC 4180), whose text no spreadsheet runs: an apostrophe stands before whatever could begin a formula.
 * Numbers stay numbers. A file for Excel begins with a byte order mark, which is the file's matter and not in here.
 * @throws {RangeError} for a number that no spreadsheet can hold
 */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${rowOf(row)}\r\n`).join('');
}

function rowOf(row: readonly (string | number)[]): string {
	// One empty cell must not look like an empty line.
	return row.length === 1 && row[0] === '' ? '""' : row.map(cellOf).join(',');
}

function cellOf(value: string | number): string {
	if (typeof value === 'number') {
		if (!Number.isFinite(value)) throw new RangeError(`${value} is no number for a cell`);
		return String(value);
	}
	const text = value.replaceAll(formulaStart, "'");
	return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
