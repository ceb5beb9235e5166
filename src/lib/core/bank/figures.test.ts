import { expect, test } from 'vitest';
import { buildItem } from '#tests/builders/item.ts';
import { figuresOf } from './figures.ts';
import { formatFigures } from './format-figures.ts';

const options = (...texts: readonly string[]) =>
	texts.map((text) => ({
		text: [text.replace('*', '')],
		rationale: ['It has five words here.'],
		correct: text.startsWith('*')
	}));
const single = (id: string, level: number, ...texts: readonly string[]) =>
	buildItem('single-choice', { id: `sql/${id}`, level, options: options(...texts) });

const proof = { name: 'e', on: ['PostgreSQL 18.4'], date: '2026-11-25', file: 'proofs-sql.h.json' };
const items = [
	single('a', 1, '*longest of all', 'one', 'two', 'six'),
	single('b', 2, 'one', 'two', '*ten', 'longer'),
	single('c', 2, '*one', 'two', 'six'),
	single('d', 2, '*tie', 'tie', 'six', 'ten'),
	buildItem('numeric', { id: 'sql/e', level: 4, proof, family: 'f' }),
	buildItem('numeric', { id: 'sql/f', level: 5, family: 'f' }),
	buildItem('numeric', { id: 'sql/g', level: 5, family: 'g', retired: true })
];

test('counts what is asked, by kind and level, and leaves out what is retired', () => {
	const figures = figuresOf(items);
	expect(figures).toMatchObject({
		questions: 6,
		byKind: { 'single-choice': 4, numeric: 2, ordering: 0 },
		byLevel: [1, 3, 0, 1, 1],
		families: 1,
		proven: 1,
		rationaleWords: 5
	});
});

test('compares how often the key is the longest option with chance', () => {
	const { keyLongest, keyLongestByChance, keyPositions } = figuresOf(items).singleChoice;
	expect(keyLongest).toBe(1 / 4);
	expect(keyLongestByChance).toBeCloseTo((1 / 4 + 1 / 4 + 1 / 3 + 1 / 4) / 4, 12);
	expect(keyPositions).toEqual([2 / 3, 0, 1 / 3, 0]);
});

test('of no questions are zero, not a failure', () => {
	expect(figuresOf([])).toMatchObject({ questions: 0, grade: 0, rationaleWords: 0 });
});

test('print as a row a skill, and one for the whole', () => {
	const figures = figuresOf(items);
	const [head, row, whole, , longest] = formatFigures([{ name: 'sql', figures }], figures).split(
		'\n'
	);
	expect(head?.split(/ +/)).toEqual(
		'skill all one many t/f order match num text line sched L1 L2 L3 L4 L5'.split(' ')
	);
	expect(row?.split(/ +/)).toEqual('sql 6 4 · · · · 2 · · · 1 3 · 1 1'.split(' '));
	expect(whole?.slice(10)).toBe(row?.slice(10));
	expect(longest).toBe('key is the one longest option: 25 % (by chance 27 %)');
});
