import { expect, test } from 'vitest';
import { buildItem } from '#tests/builders/item.ts';
import { createReading, type Written } from './create-reading.ts';
import { letterAt, presentToReader } from './sheet.ts';

const options = ['one', 'two', 'three'].map((text, index) => ({
	text: [text],
	rationale: ['It says so.'],
	correct: index === 1
}));
const item = buildItem('single-choice', { id: 'sql/left-join', options });
const presented = presentToReader(item);
const letterOf = (index: number) =>
	letterAt(
		presented.kind === 'single-choice'
			? presented.options.findIndex((option) => option.index === index)
			: -1
	);
const written = (more: Partial<Written>): Written => ({
	reader: 'second',
	sheet: 'h',
	reply: letterOf(1),
	covered: undefined,
	doubt: undefined,
	...more
});

test('scores the answer, and the guess beside it', () => {
	expect(createReading(item, written({ covered: `${letterOf(0)}!`, doubt: 'two rows' }))).toEqual({
		reader: 'second',
		sheet: 'h',
		reply: letterOf(1),
		score: [1, 1],
		doubt: 'two rows',
		covered: { reply: letterOf(0), sure: true, right: false, chance: 0.333 }
	});
	expect(createReading(item, written({ reply: letterOf(2), covered: letterOf(1) }))).toMatchObject({
		score: [0, 1],
		covered: { sure: false, right: true }
	});
});

test('what answers nothing is no reading', () => {
	expect(createReading(item, written({ reply: 'd' }))).toBeUndefined();
	expect(createReading(item, written({ covered: 'x' }))).toBeUndefined();
});
