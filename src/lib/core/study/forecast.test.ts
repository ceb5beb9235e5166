import { expect, test } from 'vitest';
import { itemIdSchema } from '#lib/core/items/ids.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { buildRow, day } from '#tests/builders/session.ts';
import { forecastReviews } from './forecast.ts';
import { foldStudy } from './study-state.ts';

const evening = Date.UTC(2026, 2, 3, 19);
const dayEnds = [1, 2, 3, 4].map((days) => Date.UTC(2026, 2, 3 + days));
const practised = (item: string, ts: number, body: object = {}) =>
	buildEvent('item-practised', { item: itemIdSchema.parse(item), ...body }, { ts });
const items = ['sql/a', 'sql/b', 'sql/c', 'sql/new'].map((id) => buildRow(id));
const events = [
	practised('sql/a', evening - 9 * day),
	practised('sql/b', evening),
	practised('sql/c', evening, { earned: 0 })
];
const state = foldStudy(events, { retention: 0.9, now: evening });

test('counts what is overdue today, and everything else on the day it comes due', () => {
	expect(forecastReviews(items, state, dayEnds)).toEqual([
		{ reviews: 1, seconds: 60 },
		{ reviews: 1, seconds: 60 },
		{ reviews: 1, seconds: 60 },
		{ reviews: 0, seconds: 0 }
	]);
});

test('moves what is buried to the day it comes back, and leaves out what is retired', () => {
	const { id } = items[0]!;
	const until = evening + 3 * day;
	const buried = buildEvent('item-buried', { item: id, until }, { ts: evening });
	const later = foldStudy([...events, buried], { retention: 0.9, now: evening });
	const kept = items.map((item) => ({ ...item, retired: item.id === 'sql/b' }));
	expect(forecastReviews(kept, later, dayEnds).map(({ reviews }) => reviews)).toEqual([0, 1, 0, 1]);
});

test('leaves out what comes due after the last day', () => {
	expect(forecastReviews(items, state, dayEnds.slice(0, 1))).toEqual([{ reviews: 1, seconds: 60 }]);
	expect(forecastReviews(items, state, [])).toEqual([]);
});
