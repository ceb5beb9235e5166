import { toCsv } from '#lib/core/csv.ts';
import { answerRows } from '#lib/core/session/answer-rows.ts';
import type { Mettle } from './mettle.svelte.ts';

export type SavedAnswers = {
	readonly name: string;
	readonly answers: number;
	/** Whether it holds every answer: where storage cannot be read, it holds what this page has. */
	readonly whole: boolean;
};

/** Tells a spreadsheet that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

/** Offers every answer as a row of a table. */
export async function saveAnswers(mettle: Mettle): Promise<SavedAnswers> {
	const { log } = mettle;
	const all = await log.opened.readAllKnown();
	const rows = answerRows(all.ok ? all.value : log.history.known);
	const name = `mettle-answers-${new Date(mettle.now()).toISOString().slice(0, 10)}.csv`;
	mettle.saveFile(name, [byteOrderMark, toCsv(rows)], 'text/csv');
	return { name, answers: rows.length - 1, whole: all.ok };
}
