import { expect, test } from 'vitest';
import { outcomeLines } from './outcome-words.ts';

test('writes a row on a line, with its cells apart', () => {
	expect(
		outcomeLines([
			[1, 'Ada', true],
			[2, null, false]
		])
	).toEqual(['1 | Ada | true', '2 | null | false']);
});

test('says so where a query found nothing', () => {
	expect(outcomeLines([])).toEqual(['no rows']);
});

test('keeps the lines of what was printed', () => {
	expect(outcomeLines('first\nsecond')).toEqual(['first', 'second']);
	expect(outcomeLines('UPDATE 1')).toEqual(['UPDATE 1']);
});
