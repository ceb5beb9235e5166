import type { KnownEvent } from '#lib/core/log/event.ts';

const heads = [
	'date',
	'session',
	'skill',
	'question',
	'earned',
	'possible',
	'confidence',
	'seconds'
] as const;

/** One row per answer, the oldest first, under a row of heads. @param events in fold order */
export function answerRows(events: readonly KnownEvent[]): (readonly (string | number)[])[] {
	const answers = events.filter((event) => event.kind === 'item-answered');
	const rows = answers.map(({ ts, body }) => [
		// A clock may have been set to what no calendar holds; the row stays.
		Math.abs(ts) <= latestDate ? new Date(ts).toISOString() : ts,
		body.session,
		body.item.slice(0, body.item.indexOf('/')),
		body.item,
		body.earned,
		body.possible,
		body.confidence ?? '',
		Math.round(body.elapsedMs / 100) / 10
	]);
	return [heads, ...rows];
}

/** ECMA-262 §21.4.1.22: time values end here. */
const latestDate = 8.64e15;
