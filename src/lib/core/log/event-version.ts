import type { EventDraft } from './create-event.ts';

/**
 * The version of an answer to a kind of question that came after the first release. That release keeps what is of a
 * version it does not know, and refuses as broken what is of its own version and cannot be read. 2 stands in its backups
 * for whatever comes later, so it is passed over.
 */
export const laterAnswer = 3;
export type LaterAnswer = typeof laterAnswer;

/** The version in which something is written: the lowest that its body can be read by. */
export function versionOf(draft: EventDraft): 1 | LaterAnswer {
	return draft.kind === 'item-answered' && draft.body.response.kind === 'schedule'
		? laterAnswer
		: 1;
}
