import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCsv } from '#lib/core/csv.ts';
import { itemIdSchema } from '#lib/core/items/ids.ts';
import { toMarkdown } from '#lib/core/items/to-markdown.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { anyItem, buildItem, secretSign } from '#tests/builders/item.ts';
import { lawRuns } from '#tests/builders/law-runs.ts';
import { buildRow, day } from '#tests/builders/session.ts';
import { toAnkiFile } from './anki.ts';
import { cardFace } from './card-face.ts';
import { dueOrWrong, studyRows } from './study-export.ts';
import { foldStudy } from './study-state.ts';

test('is a file that Anki reads without questions', () => {
	const lines = toAnkiFile([buildItem('numeric', { unit: 'ms' })], 'Mettle::SQL\n').split('\n');
	expect(lines.slice(0, 6)).toEqual([
		'#separator:tab',
		'#html:true',
		'#notetype:Basic',
		'#deck:Mettle::SQL',
		'#guid column:1',
		'#tags column:4'
	]);
	expect(lines[6]?.split('\t')).toEqual([
		'mettle:sql/left-join',
		'<p>Which rows does the query return?</p><p>? ms</p>',
		'<p>✓ <code>10 ms</code></p><p>So that it can be told apart.</p>' +
			'<p>An outer join keeps what has no partner.</p>' +
			'<ul><li><p><a href="https://www.postgresql.org/docs/18/queries-table-expressions.html">' +
			'https://www.postgresql.org/docs/18/queries-table-expressions.html</a></p></li></ul>',
		'mettle::sql::joins mettle::level-2'
	]);
	expect(lines.slice(7)).toEqual(['']);
});

test('knows a question by the same GUID and in the same order each time, so that a second import updates', () => {
	const item = buildItem('single-choice');
	expect(toAnkiFile([item], 'Mettle')).toBe(toAnkiFile([buildItem('single-choice')], 'Mettle'));
});

test('says of each option whether it is right, in the order of the front', () => {
	const { front, back } = cardFace(buildItem('single-choice'));
	const shown = [...toMarkdown(front).matchAll(/\d\. (\w+)/g)].map(([, text]) => text);
	const judged = [...toMarkdown(back).matchAll(/\d\. ([✓✗]) (\w+)/gu)];
	expect(shown.toSorted()).toEqual(['four', 'one', 'three', 'two']);
	expect(judged.map(([, , text]) => text)).toEqual(shown);
	expect(judged.filter(([, sign]) => sign === '✓').map(([, , text]) => text)).toEqual(['two']);
});

test('shows the line that is at fault', () => {
	const { front, back } = cardFace(buildItem('faulty-line'));
	expect(toMarkdown(front)).toContain('3  b');
	expect(toMarkdown(back)).toContain('✓ `3  b`');
});

describe(`whatever the question (seed ${lawRuns.seed})`, () => {
	const runs = { ...lawRuns, numRuns: 300 };

	test('the front tells nothing of the solution', () => {
		fc.assert(
			fc.property(anyItem, (item) => {
				expect(JSON.stringify(cardFace(item).front)).not.toContain(secretSign);
			}),
			runs
		);
	});

	test('the back holds why and every source', () => {
		fc.assert(
			fc.property(anyItem, (item) => {
				const back = JSON.stringify(cardFace(item).back);
				for (const part of [...item.why, ...item.sources]) {
					expect(back).toContain(JSON.stringify(part));
				}
			}),
			runs
		);
	});

	test('a note is one line of four fields, none of which begins with a quote', () => {
		fc.assert(
			fc.property(anyItem, (item) => {
				const lines = toAnkiFile([item], 'Mettle').trimEnd().split('\n').slice(6);
				expect(lines).toHaveLength(1);
				const fields = lines[0]!.split('\t');
				expect(fields).toHaveLength(4);
				for (const field of fields) expect(field).toMatch(/^[^"#]/);
			}),
			runs
		);
	});
});

describe('what is taken along', () => {
	const now = Date.UTC(2026, 2, 3, 19);
	const practised = (name: string, ts: number, body: object = {}) =>
		buildEvent('item-practised', { item: itemIdSchema.parse(`sql/${name}`), ...body }, { ts });
	const events = [
		practised('due', now - 9 * day),
		practised('wrong', now, { earned: 0 }),
		practised('partly', now, { earned: 1, possible: 2 }),
		practised('right', now),
		practised('retired', now, { earned: 0 })
	];
	const state = foldStudy(events, { retention: 0.9, now });

	test('is due, or was not right the last time', () => {
		const rows = ['wrong', 'right', 'due', 'partly', 'new'].map((name) => buildRow(`sql/${name}`));
		const all = [...rows, buildRow('sql/retired', { retired: true })];
		expect(dueOrWrong(all, state, now).map(({ id }) => id)).toEqual([
			'sql/due',
			'sql/partly',
			'sql/wrong'
		]);
	});

	test('is a table of text that no spreadsheet runs', () => {
		const note = buildEvent(
			'item-noted',
			{ item: itemIdSchema.parse('sql/wrong'), text: '=1+1' },
			{ ts: now }
		);
		const noted = foldStudy([...events, note], { retention: 0.9, now });
		const [heads, row] = studyRows([buildItem('short-text', { id: 'sql/wrong' })], noted);
		expect(heads).toHaveLength(row?.length ?? 0);
		expect(row?.slice(0, 9)).toEqual([
			'sql/wrong',
			'sql',
			'joins',
			2,
			new Date(now + day).toISOString(),
			'wrong',
			'',
			1,
			'=1+1'
		]);
		expect(toCsv([row!])).toContain(`,"'=1+1",`);
	});
});
