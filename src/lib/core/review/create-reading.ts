import type { Item } from '#lib/core/items/item.ts';
import { scoreResponse } from '#lib/core/items/score.ts';
import { parseReply } from './parse-reply.ts';
import type { Reading } from './reading.ts';
import { presentToReader } from './sheet.ts';

/** What a reader wrote about one question. `covered` is "b!" where the reader knew, "b" where it was a guess. */
export type Written = {
	readonly reader: string;
	/** Hash of the sheet that was read. */
	readonly sheet: string;
	readonly reply: string;
	readonly covered: string | undefined;
	readonly doubt: string | undefined;
};

/** Scores what a reader wrote. @returns undefined where it is no answer to this question, in full or with the stem covered */
export function createReading(item: Item, written: Written): Reading | undefined {
	const presented = presentToReader(item);
	const response = parseReply(presented, written.reply);
	if (!response) return undefined;
	const { reader, sheet, reply, doubt } = written;
	const { earned, possible } = scoreResponse(item, response);
	const reading: Reading = {
		sheet,
		reader,
		reply,
		score: [earned, possible],
		...(doubt && { doubt })
	};
	if (written.covered === undefined || item.kind !== 'single-choice') return reading;
	const guess = written.covered.replace('!', '').trim();
	const guessed = parseReply(presented, guess);
	if (!guessed) return undefined;
	const covered = {
		reply: guess,
		sure: written.covered.includes('!'),
		right: scoreResponse(item, guessed).earned === 1,
		chance: Math.round(1000 / item.options.length) / 1000
	};
	return { ...reading, covered };
}
