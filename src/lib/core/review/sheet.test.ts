import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreResponse } from '#lib/core/items/score.ts';
import type { Item } from '#lib/core/items/item.ts';
import type { PresentedItem } from '#lib/core/items/present.ts';
import type { Response } from '#lib/core/items/response.ts';
import { anyItem, buildItem, secretSign } from '#tests/builders/item.ts';
import { keyResponse } from '#tests/builders/key-response.ts';
import { parseReply } from './parse-reply.ts';
import { coveredSheetOf, letterAt, presentToReader, sheetOf } from './sheet.ts';

/** What somebody who knows the key would write on the sheet. */
function replyWith(item: PresentedItem, response: Response): string {
	const letters = (shown: readonly { index: number }[], indexes: readonly (number | null)[]) =>
		indexes.map((index) => letterAt(shown.findIndex((choice) => choice.index === index))).join(' ');
	switch (response.kind) {
		case 'single-choice':
			return item.kind === response.kind ? letters(item.options, [response.option]) : '';
		case 'multiple-choice':
			return item.kind === response.kind ? letters(item.options, response.options) : '';
		case 'ordering':
			return item.kind === response.kind ? letters(item.entries, response.order) : '';
		case 'matching':
			return item.kind === response.kind ? letters(item.rights, response.rights) : '';
		case 'true-false':
			return item.kind === response.kind
				? item.statements.map(({ index }) => (response.answers[index] ? 't' : 'f')).join(' ')
				: '';
		case 'schedule':
			return item.kind === response.kind
				? item.asked
						.map(({ choices }, at) => letters(choices, [response.choices[at] ?? 0]))
						.join(' ')
				: '';
		case 'faulty-line':
			return String(response.line);
		case 'numeric':
		case 'short-text':
			return response.text;
		case 'dont-know':
			return '?';
	}
}

test('holds no key, rationale or explanation', () => {
	fc.assert(
		fc.property(anyItem, (item) => {
			expect(sheetOf(presentToReader(item))).not.toContain(secretSign);
		})
	);
});

test('the key, written as the sheet asks for it, earns everything', () => {
	fc.assert(
		fc.property(anyItem, (item: Item) => {
			const presented = presentToReader(item);
			const response = parseReply(presented, replyWith(presented, keyResponse(item)));
			expect(response).toBeDefined();
			const { earned, possible } = scoreResponse(item, response ?? { kind: 'dont-know' });
			expect(earned).toBe(possible);
		})
	);
});

describe('with the stem covered', () => {
	const options = ['one', 'two', 'three'].map((text, index) => ({
		text: [text],
		rationale: ['It says so.'],
		correct: index === 0
	}));
	const item = buildItem('single-choice', { id: 'sql/left-join', options });

	test('neither stem nor name is on the sheet', () => {
		const sheet = coveredSheetOf(presentToReader(item), 'q7') ?? '';
		expect(sheet.startsWith('### q7\n')).toBe(true);
		expect(sheet).not.toContain('left-join');
		expect(sheet.split('\n').slice(2).toSorted()).toHaveLength(3);
	});

	test('a question of another kind is left out', () => {
		const statements = buildItem('true-false', { id: 'sql/nulls' });
		expect(coveredSheetOf(presentToReader(statements), 'q8')).toBeUndefined();
	});

	test.for(['', 'd', 'a b', 'one', '1'])('"%s" is no answer to one of three', (reply) => {
		expect(parseReply(presentToReader(item), reply)).toBeUndefined();
	});
});
