import { expect, test } from 'vitest';
import { buildItem } from '#tests/builders/item.ts';
import type { Reading } from './reading.ts';
import { reviewFiguresOf } from './review-figures.ts';

const items = ['a', 'b', 'c'].map((slug) =>
	buildItem('numeric', { id: `sql/${slug}`, hash: slug })
);
const reading = (more: Partial<Reading>): Reading => ({
	sheet: 'a',
	reader: 'second',
	reply: '7',
	score: [1, 1],
	...more
});
const guess = (right: boolean, sure: boolean) => ({ reply: 'a', right, sure, chance: 0.25 });

test('count the present wording as read, and guesses by the newest of each question', () => {
	const settled = { by: 'key held', how: 'The manual says so.' } as const;
	const figures = reviewFiguresOf(
		items,
		{
			a: [
				reading({ sheet: 'older', covered: guess(true, true), score: [0, 1], settled }),
				reading({ covered: guess(false, false) })
			],
			b: [reading({ sheet: 'b', covered: guess(true, true), doubt: 'two readings' })],
			c: [reading({ sheet: 'older' })]
		},
		({ hash }) => hash
	);
	expect(figures).toMatchObject({
		questions: 3,
		read: 2,
		disagreements: 1,
		doubts: 1,
		settled: { 'key held': 1, reworded: 0 },
		covered: { questions: 2, hits: 1, chance: 0.5 },
		givenAway: 1
	});
});
