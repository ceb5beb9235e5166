import { checkLength } from './link-check.ts';

/** The pieces of a link as they were found, whole or not. */
export type LinkPieces = {
	readonly version: string;
	readonly payload: string;
	/** Shorter than it should be, or empty, where the link was cut. */
	readonly check: string;
};

/** A soft wrap (RFC 2045 has a `=` at its end) and the marks of quoting at the start of the next line. */
const wrap = /=?\r?\n[> \t]*/g;
const invisible = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const escaped = /%([0-7][0-9a-f])/gi;
/** A program that escapes what another one has escaped is not rare; a fourth is. */
const escapings = 3;

const pieces = new RegExp(
	`(?:^[<("'\\[]*|#)(\\d{1,4})\\.([\\w-]*)(?:\\.([\\w-]{0,${checkLength}}))?`,
	'g'
);

/**
 * Finds a link in what mail and chat programs make of one: wrapped, quoted, percent-encoded, in brackets, with words before
 * it and `&fbclid=…` or a full stop after it. The check has a fixed length, so the link's end needs no mark.
 * @returns undefined where there is nothing like a link
 */
export function findLink(text: string): LinkPieces | undefined {
	let tidy = text.replace(wrap, '').replace(invisible, '');
	for (let n = 0; n < escapings && tidy.includes('%'); n++) {
		tidy = tidy.replace(escaped, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	}
	tidy = tidy.replace(invisible, '');
	const found = [...tidy.matchAll(pieces)].map(([, version = '', payload = '', check = '']) => ({
		version,
		payload,
		check
	}));
	return found.find(({ check }) => check.length === checkLength) ?? found[0];
}
