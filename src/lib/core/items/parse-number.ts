/**
 * Reads a number as people type it: `1,000`, `1 000`, `0.5`, `1e3`, `1/2`, `50%` (the sign is dropped), with
 * or without the unit behind it. A comma is a thousands separator where it groups by three, else a decimal one.
 * @returns undefined where the text is no number
 */
export function parseNumber(text: string): number | undefined {
	const plain = text
		.trim()
		.replace(/\u2212/gu, '-')
		.replace(/(\d)[\s_'](?=\d{3}(?!\d))/gu, '$1');
	const match =
		/^([+-]?)\s*([\d.,]+(?:e[+-]?\d+)?)(?:\s*\/\s*(\d+(?:\.\d+)?))?[\s\p{L}%µ/]*$/iu.exec(plain);
	if (!match?.[2]) return undefined;
	const size = parseDecimal(match[2]) / Number(match[3] ?? 1);
	if (!Number.isFinite(size)) return undefined;
	return match[1] === '-' ? -size : size;
}

function parseDecimal(text: string): number {
	const grouped = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?(?:e[+-]?\d+)?$/iu.test(text);
	if (grouped) return Number(text.replaceAll(',', ''));
	const commas = text.split(',').length - 1;
	if (commas > 1 || (commas === 1 && text.includes('.'))) return Number.NaN;
	return Number(text.replace(',', '.'));
}
