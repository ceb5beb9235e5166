import { expect, test } from 'vitest';
import { buildEvent } from '#tests/builders/event.ts';
import { answerRows } from './answer-rows.ts';

test('gives each answer a row, and nothing else one', () => {
	const rows = answerRows([
		buildEvent('session-started'),
		buildEvent(
			'item-answered',
			{ earned: 2, possible: 3, confidence: 'unsure', elapsedMs: 12_345 },
			{ ts: Date.UTC(2026, 10, 3, 9, 5) }
		),
		buildEvent('session-finished')
	]);
	expect(rows).toEqual([
		['date', 'session', 'skill', 'question', 'earned', 'possible', 'confidence', 'seconds'],
		['2026-11-03T09:05:00.000Z', 's1', 'sql', 'sql/left-join', 2, 3, 'unsure', 12.3]
	]);
});

test('leaves the confidence empty where none was given', () => {
	expect(answerRows([buildEvent('item-answered')])[1]?.[6]).toBe('');
});

test('keeps an answer of a clock beyond every calendar', () => {
	const rows = answerRows([buildEvent('item-answered', {}, { ts: Number.MAX_SAFE_INTEGER })]);
	expect(rows[1]?.[0]).toBe(Number.MAX_SAFE_INTEGER);
});
