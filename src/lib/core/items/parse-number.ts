/**
 * Reads a number as people type it: `1,000`, `1 000`, `0.5`, `1e3`, `1/2`, `50%` (the sign is dropped), with
 * or without the unit behind it. A comma is a thousands separator where it groups by three, else a decimal one.
 * @returns undefined where the text is no number
 */
export function parseNumber(text: string): number | undefined {
	const compact = text
		.trim()
		.replace(/[\s_\u00a0\u202f']/gu, '')
		.replace(/\u2212/gu, '-');
	const match = /^([+-]?[\d.,]+(?:e[+-]?\d+)?)(?:\/(\d+(?:\.\d+)?))?[\p{L}%µ/]*$/iu.exec(compact);
	if (!match?.[1]) return undefined;
	const numerator = parseDecimal(match[1]);
	const denominator = match[2] === undefined ? 1 : Number(match[2]);
	const value = numerator / denominator;
	return Number.isFinite(value) ? value : undefined;
}

function parseDecimal(text: string): number {
	const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?:e[+-]?\d+)?$/iu.test(text);
	if (grouped) return Number(text.replaceAll(',', ''));
	const commas = text.split(',').length - 1;
	if (commas > 1 || (commas === 1 && text.includes('.'))) return Number.NaN;
	return Number(text.replace(',', '.'));
}
