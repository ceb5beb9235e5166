import { describe, expect, test } from 'vitest';
import { itemIdSchema } from '#lib/core/items/ids.ts';
import type { EventId, KnownEvent, SessionId } from '#lib/core/log/event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { createRandom, shuffle } from '#lib/core/random.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { createScheduler } from './scheduler.ts';
import { foldStudy } from './study-state.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 2, 3, 19);
const a = itemIdSchema.parse('sql/a');
const session = 's1' as SessionId;
const later = { retention: 0.9, now: start + 1000 * day };
const fold = (events: readonly KnownEvent[], options = later) =>
	foldStudy([...events].sort(compareEvents), options);

const practise = (ts: number, body: object = {}) =>
	buildEvent('item-practised', { item: a, ...body }, { ts });
const answer = (ts: number, body: object = {}) =>
	buildEvent('item-answered', { item: a, session, ...body }, { ts });
const begin = (ts: number) => buildEvent('session-started', { session }, { ts });
const finish = (ts: number) => buildEvent('session-finished', { session }, { ts });

test('knows nothing from nothing', () => {
	const { cards, held } = fold([]);
	expect([...cards, ...held]).toEqual([]);
});

test('counts practice, and keeps how it went last', () => {
	const card = fold([
		practise(start),
		practise(start + day, { earned: 0, confidence: 'sure' })
	]).cards.get(a);
	expect(card).toMatchObject({ practised: 2, practisedAt: start + day });
	expect(card?.last).toEqual({
		at: start + day,
		outcome: 'wrong',
		confidence: 'sure',
		measured: false
	});
	expect(card?.memory).toMatchObject({ reviews: 2, lapses: 1 });
});

test('takes the answer of a finished sitting for a first review, at its time', () => {
	const card = fold([begin(start), answer(start + 5), finish(start + 9)]).cards.get(a);
	expect(card?.memory).toEqual(createScheduler(0.9).review(undefined, 'good', start + 5));
	expect(card).toMatchObject({ practised: 0, last: { measured: true } });
});

test('holds back the questions of the sitting under way, and only of that', () => {
	const events = [begin(start), answer(start + 5)];
	expect([...fold(events).held]).toEqual([a]);
	expect(fold(events).cards.size).toBe(0);
	expect(fold([...events, finish(start + 9)]).held.size).toBe(0);
	const next = buildEvent('session-started', { session: 's2' as SessionId }, { ts: start + 20 });
	expect(fold([...events, next]).held.size).toBe(0);
});

test('leaves undone practice out, as if it had never been', () => {
	const slip = practise(start + day, { earned: 0 });
	const undo = buildEvent('practice-undone', { practice: slip.id }, { ts: start + day + 1 });
	expect(fold([practise(start), slip, undo]).cards).toEqual(fold([practise(start)]).cards);
});

test('undoes practice of a device whose clock is ahead of the one that undoes', () => {
	const ahead = practise(start + 5 * day);
	const undo = buildEvent('practice-undone', { practice: ahead.id }, { ts: start });
	expect(fold([ahead, undo]).cards.size).toBe(0);
});

test('does nothing about an undone event that is not there', () => {
	const undo = buildEvent('practice-undone', { practice: 'B'.repeat(22) as EventId });
	expect(fold([practise(start), undo]).cards).toEqual(fold([practise(start)]).cards);
});

test('takes "I knew this" for an easy review without an answer', () => {
	const card = fold([buildEvent('item-known', { item: a }, { ts: start })]).cards.get(a);
	expect(card?.memory).toEqual(createScheduler(0.9).review(undefined, 'easy', start));
	expect(card?.last?.outcome).toBe('known');
});

test('keeps the newest mark of each kind', () => {
	const marks = [
		buildEvent('item-bookmarked', { item: a, on: true }, { ts: start }),
		buildEvent('item-noted', { item: a, text: 'first' }, { ts: start + 1 }),
		buildEvent('item-noted', { item: a, text: 'second' }, { ts: start + 2 }),
		buildEvent('item-buried', { item: a, until: start + day }, { ts: start + 3 })
	];
	expect(fold(marks).cards.get(a)).toMatchObject({
		memory: undefined,
		bookmarked: true,
		note: 'second',
		buriedUntil: start + day
	});
	const back = [
		buildEvent('item-bookmarked', { item: a, on: false }, { ts: start + 4 }),
		buildEvent('item-noted', { item: a, text: '' }, { ts: start + 5 }),
		buildEvent('item-buried', { item: a, until: null }, { ts: start + 6 })
	];
	expect(fold([...marks, ...back]).cards.get(a)).toMatchObject({
		bookmarked: false,
		note: '',
		buriedUntil: undefined
	});
});

describe('a clock that is wrong', () => {
	test('by years ahead is taken for the present', () => {
		const now = start + day;
		const options = { ...later, now };
		const { memory } = fold([practise(start), practise(start + 5000 * day)], options).cards.get(a)!;
		expect(memory).toEqual(fold([practise(start), practise(now)], options).cards.get(a)?.memory);
		expect(memory!.dueAt).toBeLessThan(now + 30 * day);
	});

	test('loses no review, in whatever order the events were written', () => {
		const events = [3, 1, 2, 5, 4].map((days) => practise(start + days * day));
		const shuffled = shuffle(events, createRandom('order'));
		expect(fold(shuffled)).toEqual(fold(events));
		expect(fold(shuffled).cards.get(a)?.memory?.reviews).toBe(5);
	});
});

test('folds 50,000 reviews in time in proportion to their number', () => {
	const one = practise(start);
	const many = Array.from({ length: 50_000 }, (_, i): KnownEvent => ({
		...one,
		ts: start + i * 60_000,
		seq: i,
		body: { ...one.body, item: itemIdSchema.parse(`sql/q-${i % 1000}`) }
	}));
	/** The quickest of three, because other work on the machine only ever adds. */
	const timeOf = (events: readonly KnownEvent[]) =>
		Math.min(
			...[0, 1, 2].map(() => {
				const before = performance.now();
				foldStudy(events, later);
				return performance.now() - before;
			})
		);
	const { cards } = foldStudy(many, later);
	expect([...cards.values()].reduce((sum, card) => sum + card.practised, 0)).toBe(50_000);
	// Ten times as many; quadratic time would be a hundredfold.
	expect(timeOf(many) / timeOf(many.slice(0, 5000))).toBeLessThan(40);
}, 60_000);
