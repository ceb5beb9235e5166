import { expect, test } from 'vitest';
import type { Block } from '#lib/core/items/rich-text.ts';
import { buildItem } from '#tests/builders/item.ts';
import { similarPairs } from './similarity.ts';

const asking = (slug: string, ...stem: Block[]) =>
	buildItem('numeric', { id: `sql/${slug}`, stem });
const prose = (text: string): Block => ({ kind: 'paragraph', content: [text] });
const code = (...lines: string[]): Block => ({
	kind: 'code',
	language: 'sql',
	lines: lines.map((line) => [line])
});

const similarity = (a: readonly Block[], b: readonly Block[]) =>
	similarPairs([asking('a', ...a), asking('b', ...b)], 0)[0]?.similarity ?? 0;

// Jaccard by hand: the runs of three words that two stems share, over all their runs.
test.for([
	['one two three four', 'One, two: three – four!', 1],
	['one two three four', 'one two three five', 1 / 3],
	['one two three four five', 'zero one two three four', 2 / 4],
	['one two three', 'three two one', 0],
	['one two', 'one two', 0]
] as const)('%j and %j share %d of their runs', ([a, b, expected]) => {
	expect(similarity([prose(a)], [prose(b)])).toBeCloseTo(expected, 12);
});

test('code counts as well as prose', () => {
	const question = prose('Which rows come back?');
	const one = [question, code('SELECT id FROM users WHERE age > 18')];
	const other = [question, code('DELETE FROM carts USING orders')];
	expect(similarity(one, one)).toBe(1);
	expect(similarity(one, other)).toBeLessThan(0.5);
});

test('names the pairs at or above the threshold, each once and the earlier first', () => {
	const items = [
		asking('a', prose('one two three four')),
		asking('b', prose('one two three five')),
		asking('c', prose('one two three four'))
	];
	const pairs = similarPairs(items, 1 / 3).map(({ a, b }) => [a.id, b.id]);
	expect(pairs).toEqual([
		['sql/a', 'sql/b'],
		['sql/a', 'sql/c'],
		['sql/b', 'sql/c']
	]);
	expect(similarPairs(items, 0.9).map(({ a, b }) => [a.id, b.id])).toEqual([['sql/a', 'sql/c']]);
});
