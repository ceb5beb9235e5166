import { outcomeLines } from '#lib/core/proof/outcome-words.ts';
import type { Outcome } from '#lib/core/proof/outcome.ts';
import type { Ended, PlayedStep } from '#lib/core/proof/player.ts';

/** Whether an outcome is an error of PostgreSQL, with its code (SQLSTATE). */
export function isSqlError(out: Outcome): boolean {
	return typeof out === 'string' && /^error [0-9A-Z]{5}$/.test(out);
}

/** What a step came to, as the end of a sentence without its full stop. */
export function endedWords({ out, says }: Ended): string {
	const lines = outcomeLines(out).join('; ');
	if (typeof out !== 'string') {
		if (out.length === 0) return 'finds no rows';
		return `finds ${out.length === 1 ? '1 row' : `${out.length} rows`}: ${lines}`;
	}
	if (isSqlError(out)) return `fails with ${out}${says === undefined ? '' : `, ${says}`}`;
	return `comes to ${lines}`;
}

/** A step as one line: `update items set stock = 9 where id = 1`. */
export function didWords(did: string): string {
	return did.replaceAll(/\s+/g, ' ').replace(/\s*;?\s*$/, '');
}

/** Whom a waiting step waits for. */
export function blockerWords(blocker: string | undefined): string {
	return blocker === undefined ? 'another session' : blocker;
}

/** A step of a schedule in full sentences. */
export function stepSentence({ number, who, did, wait, released, ...ended }: PlayedStep): string {
	const came = wait ? `waits for ${blockerWords(wait.for)}` : endedWords(ended);
	const goOn = released.map(
		(each) => ` That lets session ${each.who} go on: its step ${each.step} ${endedWords(each)}.`
	);
	const session = who === undefined ? '' : `, session ${who}`;
	return `Step ${number}${session}: ${didWords(did)} ${came}.${goOn.join('')}`;
}
