import { ProofError } from '../engine.ts';

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', a: '\x07' };

/**
 * The words of a command as redis-cli reads them: words apart by spaces, `"…"` with escapes such as `\n` and `\x00`, `'…'` as it
 * stands.
 * @returns byte strings: one character per byte
 */
export function commandWords(typed: string): string[] {
	const line = Buffer.from(typed).toString('latin1');
	const words: string[] = [];
	// A quoted word must be followed by a space or the end, as in redis-cli.
	const word = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"']\S*))(?=\s|$)/y;
	let end = 0;
	while (line.slice(end).trim() !== '') {
		const [all, double, single, bare] = word.exec(line) ?? [];
		if (all === undefined) throw new ProofError(`unbalanced quotes in: ${typed}`);
		if (double !== undefined) words.push(unescape(double));
		else words.push(bare ?? single?.replaceAll(String.raw`\'`, "'") ?? '');
		end = word.lastIndex;
	}
	return words;
}

function unescape(quoted: string): string {
	return quoted.replace(
		/\\(?:x([0-9a-fA-F]{2})|(.))/gs,
		(_, hex: string | undefined, char: string) =>
			hex === undefined ? (escapes[char] ?? char) : String.fromCharCode(Number.parseInt(hex, 16))
	);
}
