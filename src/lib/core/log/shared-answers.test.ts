import { expect, test } from 'vitest';
import { buildEvent } from '#tests/builders/event.ts';
import { mergeEvents } from './merge.ts';
import { sharedAnswers } from './shared-answers.ts';

const answer = (seq: number, dev: string) => buildEvent('item-answered', {}, { seq, dev });
const phone = [answer(1, 'phone'), answer(2, 'phone'), buildEvent('session-paused')];
const laptop = [answer(1, 'laptop'), buildEvent('session-paused')];

test('two devices share no answer before a merge and all of them after it', () => {
	expect(sharedAnswers(phone, laptop)).toBe(0);
	const merged = mergeEvents(laptop, phone);
	expect(sharedAnswers(merged, phone)).toBe(2);
	expect(sharedAnswers(mergeEvents(phone, merged), merged)).toBe(3);
});

test('an answer that a file holds twice counts once, and a purged one not at all', () => {
	const file = [answer(1, 'phone'), answer(1, 'phone'), answer(2, 'phone')];
	const purge = buildEvent('events-purged', { ids: [answer(2, 'phone').id] });
	expect(sharedAnswers(mergeEvents([purge], file), file)).toBe(1);
});
