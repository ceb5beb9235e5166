import { err, ok, type Result } from '#lib/core/result.ts';

/** In bytes, or in UTF-16 code units of a text. A long job ad is 20,000. */
export const maxForeignLength = 1_000_000;

export type ForeignText = {
	/** Line ends are `\n`; no control character, nor one that turns the direction of writing, is left. */
	readonly text: string;
	/** Whether more came than `maxForeignLength`, and was left out. */
	readonly capped: boolean;
};

export type NotText = {
	readonly type: 'Binary';
	/** What it is instead, where the first bytes say so. `zip` is also what a .docx is. */
	readonly format: keyof typeof signatures | undefined;
};

/** How the files begin that people take for text. RTF is text, but of commands. */
const signatures = {
	pdf: '%PDF',
	zip: 'PK\u0003\u0004',
	office: '\u00d0\u00cf\u0011\u00e0',
	rtf: '{\\rtf',
	png: '\u0089PNG',
	jpeg: '\u00ff\u00d8\u00ff',
	gif: 'GIF8',
	gzip: '\u001f\u008b'
} as const;

/** Above this share of what cannot be decoded, it was never text. Accented words in an old encoding stay far below. */
const tolerance = 0.1;

/** What a paste, a file or a link brings, as text that can be shown, searched and stored. Takes linear time. */
export function readForeignText(source: string | Uint8Array): Result<ForeignText, NotText> {
	const format = formatOf(source);
	if (format) return err({ type: 'Binary', format });
	const capped = source.length > maxForeignLength;
	const text = typeof source === 'string' ? source.slice(0, maxForeignLength) : decode(source);
	if (text === undefined || text.includes('\0') || isUndecodable(text)) {
		return err({ type: 'Binary', format: undefined });
	}
	return ok({ text: cleanText(text), capped });
}

/**
 * One line for a name or a title: no line ends, no doubled blanks.
 * @param maxLength in UTF-16 code units, the … of a cut line included
 */
export function cleanLine(text: string, maxLength: number): string {
	const line = cleanText(text.slice(0, maxForeignLength)).replace(/\s+/g, ' ').trim();
	if (line.length <= maxLength) return line;
	return `${line
		.slice(0, maxLength - 1)
		.replace(/[\ud800-\udbff]$/, '')
		.trimEnd()}…`;
}

const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** C0 and C1 without tab and line end, and half a character of two code units. */
const controls = /[\0-\u0008\u000e-\u001f\u007f-\u009f]|\p{Cs}/gu;
/** What reorders a line, so that it reads as something else, and what cannot be seen at all. */
const hidden =
	/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/** Marks piled upon a letter until they cover the lines around it. No language needs five. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

function cleanText(text: string): string {
	return text
		.replace(lineEnds, '\n')
		.replace(controls, '')
		.replace(hidden, '')
		.replace(piledMarks, '$1');
}

function formatOf(source: string | Uint8Array): NotText['format'] {
	const start =
		typeof source === 'string' ? source.slice(0, 8) : String.fromCharCode(...source.subarray(0, 8));
	for (const [format, signature] of Object.entries(signatures)) {
		// The keys are those of the object above.
		if (start.startsWith(signature)) return format as NotText['format'];
	}
	return undefined;
}

/** UTF-8; UTF-16 where a byte order mark says so; else what Windows wrote before both. */
function decode(bytes: Uint8Array): string | undefined {
	const start = bytes.subarray(0, maxForeignLength);
	if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le').decode(start);
	if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be').decode(start);
	const text = new TextDecoder().decode(start, { stream: bytes.length > start.length });
	if (isUndecodable(text)) return undefined;
	return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(start) : text;
}

function isUndecodable(text: string): boolean {
	let count = 0;
	for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++;
	return count > text.length * tolerance;
}
