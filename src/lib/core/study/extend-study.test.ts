import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemIdSchema } from '#lib/core/items/ids.ts';
import type { KnownEvent } from '#lib/core/log/event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { lawRuns } from '#tests/builders/law-runs.ts';
import { day } from '#tests/builders/session.ts';
import { extendStudy } from './extend-study.ts';
import { foldStudy } from './study-state.ts';

const start = Date.UTC(2026, 2, 3, 19);
const options = { retention: 0.9, now: start + 100 * day };
const item = itemIdSchema.parse('sql/a');
const anyEvent = fc
	.record({
		kind: fc.constantFrom(
			'item-practised' as const,
			'item-known' as const,
			'item-bookmarked' as const,
			'item-buried' as const,
			'item-noted' as const,
			'role-chosen' as const
		),
		name: fc.constantFrom('sql/a', 'sql/b'),
		ts: fc.integer({ min: start, max: options.now }),
		seq: fc.nat(1000)
	})
	.map(({ kind, name, ts, seq }): KnownEvent => {
		const body = kind === 'role-chosen' ? {} : { item: itemIdSchema.parse(name) };
		return buildEvent(kind, body, { ts, seq });
	});

test(`says the same as folding everything anew (seed ${lawRuns.seed})`, () => {
	const log = fc.uniqueArray(anyEvent, { selector: ({ id }) => id, maxLength: 30 });
	fc.assert(
		fc.property(log, fc.nat(30), (events, cut) => {
			const sorted = events.toSorted(compareEvents);
			const state = foldStudy(sorted.slice(0, cut), options);
			expect(extendStudy(state, sorted.slice(cut), options)).toEqual(foldStudy(sorted, options));
		}),
		{ ...lawRuns, numRuns: 300 }
	);
});

const practised = buildEvent('item-practised', { item }, { ts: start + day });

test.for<[string, KnownEvent]>([
	['comes before one that was folded', buildEvent('item-known', { item }, { ts: start })],
	[
		'undoes practice',
		buildEvent('practice-undone', { practice: practised.id }, { ts: options.now })
	],
	['is of a sitting', buildEvent('session-started', {}, { ts: options.now })],
	['purges others', buildEvent('events-purged', { ids: [practised.id] }, { ts: options.now })]
])('asks to be folded anew when an event %s', ([, event]) => {
	expect(extendStudy(foldStudy([practised], options), [event], options)).toBeUndefined();
});
