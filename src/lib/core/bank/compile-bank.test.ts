import { describe, expect, test } from 'vitest';
import { itemKinds } from '#lib/core/items/item-kind.ts';
import { itemSchema } from '#lib/core/items/item.ts';
import { scoreResponse } from '#lib/core/items/score.ts';
import { buildQuestion, plainCompiler, skillsYaml } from '#tests/builders/bank-files.ts';
import { keyResponse } from '#tests/builders/key-response.ts';
import { readBankFiles } from '../../../../scripts/read-bank-files.ts';
import { compileBank } from './compile-bank.ts';
import type { SourceFile } from './source-file.ts';

const files = await readBankFiles('tests/fixtures/bank/valid');
const { bank, issues } = compileBank(files, plainCompiler);
const itemOf = (id: string) => bank.items.find((item) => item.id === id);

describe('a valid bank', () => {
	test('compiles without an issue', () => {
		expect(issues).toEqual([]);
	});

	test('holds its questions by id, each of a kind', () => {
		expect(bank.items.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
			'postgresql/late-lock faulty-line',
			'postgresql/queue-rows short-text',
			'sql/join-rows matching',
			'sql/keeps-unmatched multiple-choice',
			'sql/left-join single-choice',
			'sql/null-logic true-false',
			'sql/old-join single-choice',
			'sql/pool-size numeric',
			'sql/two-phases ordering',
			'sql/two-writers schedule'
		]);
		expect(new Set(bank.items.map((item) => item.kind))).toEqual(new Set(itemKinds));
	});

	test('holds its skills with their descriptions apart, and its roles', () => {
		expect(bank.catalogue.areas).toEqual([
			{ id: 'data', name: 'Relational data', short: 'Relational' }
		]);
		expect(bank.catalogue.skills[1]).toEqual({
			id: 'postgresql',
			name: 'PostgreSQL',
			area: 'data',
			product: true,
			subskills: { locks: 1 }
		});
		expect(bank.descriptions).toEqual({
			sql: 'Asking a relational database.',
			postgresql: 'The database as it behaves in production.'
		});
		expect(bank.roles.map((role) => role.id)).toEqual(['data-engineer']);
	});

	test('holds items that parse again and give full marks for their key', () => {
		for (const item of bank.items) {
			expect(itemSchema.parse(item)).toEqual(item);
			const { earned, possible } = scoreResponse(item, keyResponse(item));
			expect(earned).toBe(possible);
		}
	});

	test('ignores files that are no part of it', () => {
		const others = [
			{ path: 'README.md', text: 'How to write a question.' },
			{ path: 'schemas/question.schema.json', text: '{}' },
			{ path: 'sql/notes.txt', text: 'later' },
			{ path: 'sql/drafts/join.md', text: 'later' }
		];
		expect(compileBank([...files, ...others], plainCompiler)).toEqual({ bank, issues });
	});

	test('does not depend on the order of its files', () => {
		expect(compileBank(files.toReversed(), plainCompiler)).toEqual({ bank, issues });
	});

	test('is the same with Windows line ends and a byte order mark', () => {
		const windows = files.map(({ path, text }) => ({
			path,
			text: `\uFEFF${text.replaceAll('\n', '\r\n')}`
		}));
		expect(compileBank(windows, plainCompiler)).toEqual({ bank, issues });
	});

	test('changes the hash of the question that changes, and that of the bank', () => {
		const changed = files.map((file) => ({
			...file,
			text: file.text.replace('Two rows', '2 rows')
		}));
		const after = compileBank(changed, plainCompiler).bank;
		const differing = after.items.filter((item) => item.hash !== itemOf(item.id)?.hash);
		expect(differing.map((item) => item.id)).toEqual(['sql/left-join', 'sql/old-join']);
		expect(after.hash).not.toBe(bank.hash);
	});
});

describe('a compiled question', () => {
	test('has its front matter, stem, options with rationales, and why', () => {
		expect(itemOf('sql/left-join')).toMatchObject({
			skill: 'sql',
			subskill: 'joins',
			level: 2,
			seconds: 40,
			family: 'outer-join',
			proof: { name: 'left-join', on: ['PostgreSQL 18.4', 'PostgreSQL 15.18'] },
			sources: ['https://www.postgresql.org/docs/18/queries-table-expressions.html'],
			stem: [
				{
					kind: 'paragraph',
					content: [
						'Table ',
						{ code: 'a' },
						' holds the ids 1 and 2. Table ',
						{ code: 'b' },
						' holds only the id 1. How many rows does a left join from ',
						{ code: 'a' },
						' to ',
						{ code: 'b' },
						' return?'
					]
				}
			],
			options: [{ correct: false }, { correct: true }, { correct: false }],
			why: [
				{
					kind: 'paragraph',
					content: [
						'An outer join keeps every row of its ',
						{ em: ['outer'] },
						' side, and fills up with nulls what has no partner. See ',
						{
							link: ['the manual'],
							href: 'https://www.postgresql.org/docs/18/queries-table-expressions.html'
						},
						'.'
					]
				},
				{
					kind: 'list',
					ordered: false,
					items: [
						[{ kind: 'paragraph', content: ['A left join keeps the left side.'] }],
						[{ kind: 'paragraph', content: ['A full join keeps ', { strong: ['both'] }, '.'] }]
					]
				}
			]
		});
	});

	test('keeps what is retired, as stored answers name it', () => {
		expect(itemOf('sql/old-join')).toMatchObject({ retired: true });
	});

	test('pairs left sides with right ones, and a spare right side with its reason', () => {
		expect(itemOf('sql/join-rows')).toMatchObject({
			heads: [['Join'], ['Rows']],
			lefts: [
				{ text: ['Inner'], right: 0 },
				{ text: ['Left'], right: 1 },
				{ text: ['Right'], right: 1 }
			],
			rights: [
				{ text: ['One'] },
				{ text: ['Two'] },
				{ text: ['Four'], rationale: ['A cross join would give these, and nobody asked for one.'] }
			],
			stem: [{ kind: 'table', head: [['table'], ['ids']] }, { kind: 'paragraph' }]
		});
	});

	test('takes the last code block as the lines to choose from', () => {
		expect(itemOf('postgresql/late-lock')).toMatchObject({
			applies: 'PostgreSQL 14-18',
			stem: [{ kind: 'paragraph' }],
			code: { language: 'sql', lines: { length: 5, 0: ['BEGIN;'], 2: [] } },
			line: 2,
			mistakes: [{ line: 4 }, { line: 5 }]
		});
	});

	test('reads the marks in an answer block’s rationale', () => {
		expect(itemOf('sql/pool-size')).toMatchObject({
			value: 503,
			tolerance: 0.5,
			unit: 'connections',
			rationale: ['5 × 100 pooled connections and ', { strong: ['3'] }, ' reserved ones.']
		});
	});
});

describe('issues', () => {
	const placesOf = (files: readonly SourceFile[]) =>
		compileBank(files, plainCompiler).issues.map(
			({ file, line, rule }) => `${file}:${line} ${rule}`
		);

	test('are all named at once, file by file and line by line', () => {
		const text = `---
kind: single-choice
level: 2
seconds: 400
subskill: windows
sources: []
---

The <b>first three rows are not sorted.

\`\`\`
SELECT 1
\`\`\`

- [ ] Always.
  > Wrong.
- [ ] All of the above.
- [ ] always
  > A long enough reason, which still explains nothing.
`;
		const other = { path: 'sql/other.md', text: 'No front matter.' };
		expect(placesOf([other, { path: 'sql/all-at-once.md', text }, skillsYaml])).toEqual([
			'sql/all-at-once.md:4 seconds-range',
			'sql/all-at-once.md:5 unknown-subskill',
			'sql/all-at-once.md:6 source-missing',
			'sql/all-at-once.md:9 raw-html',
			'sql/all-at-once.md:9 stem-task',
			'sql/all-at-once.md:11 code-language',
			'sql/all-at-once.md:15 why-missing',
			'sql/all-at-once.md:15 key-missing',
			'sql/all-at-once.md:15 absolute-word',
			'sql/all-at-once.md:15 rationale-short',
			'sql/all-at-once.md:17 rationale-missing',
			'sql/all-at-once.md:17 all-or-none',
			'sql/all-at-once.md:18 duplicate-option',
			'sql/all-at-once.md:18 absolute-word',
			'sql/other.md:1 front-matter'
		]);
	});

	test('of a broken skills.yaml stand alone, as nothing can be judged without it', () => {
		const broken = { path: 'skills.yaml', text: 'areas: []\nskills: []\n' };
		expect(placesOf([broken, buildQuestion('sql/question.md')])).toEqual(['skills.yaml:1 schema']);
		expect(placesOf([buildQuestion('sql/question.md')])).toEqual(['skills.yaml:1 schema']);
	});

	test('name a slug that cannot be an id', () => {
		expect(placesOf([skillsYaml, buildQuestion('sql/Left_Join.md')])).toEqual([
			'sql/Left_Join.md:1 schema'
		]);
	});

	test('spare a retired question that resembles the one that replaces it', () => {
		const question = buildQuestion('sql/question.md');
		const retired = question.text.replace('---\n\n', 'retired: true\n---\n\n');
		const twin = { path: 'sql/replaced.md', text: question.text };
		expect(placesOf([skillsYaml, question, twin])).toEqual(['sql/replaced.md:1 near-duplicate']);
		expect(placesOf([skillsYaml, question, { ...twin, text: retired }])).toEqual([]);
	});

	test('spare a released question that is retired, whatever its lines end in', () => {
		const question = buildQuestion('sql/question.md');
		const released = {
			path: 'released.txt',
			text: '# Released.\r\nsql/question single-choice\r\n'
		};
		expect(placesOf([skillsYaml, question, released])).toEqual([]);
	});
});

/** Each has a place in a valid file, and what stands there instead. */
const mendable: readonly [file: string, from: string, to: string, issue: string][] = [
	['sql/left-join.md', 'manual](https:', 'manual](javascript:', '25 structure'],
	['sql/left-join.md', 'manual](https://www', 'manual](../www', '25 structure'],
	['sql/left-join.md', '- A left join', '## More\n\n- A left join', '27 structure'],
	['sql/left-join.md', '  - https:', '  - javascript:', '10 schema'],
	['sql/left-join.md', 'level: 2', 'level: 2\nlevel: 3', '4 schema'],
	['sql/left-join.md', 'level: 2', 'level: 2\ndifficulty: 3', '4 schema'],
	['sql/left-join.md', 'level: 2', 'level: &two 2', ''],
	['sql/left-join.md', 'level: 2', 'level: *two', '3 schema'],
	['sql/left-join.md', 'level: 2', 'level: !two 2', '3 schema'],
	[
		'sql/left-join.md',
		'  > Each row of the left',
		'  > Each.\n  >\n  > And the left',
		'17 structure'
	],
	['sql/join-rows.md', '| Join | Rows | Why |', '| Join | Rows | Reason |', '17 structure'],
	['sql/join-rows.md', 'Only the id 2 stands on both sides.', '', '19 rationale-missing'],
	['sql/join-rows.md', '|  | Four |', '|  | Two |', '22 duplicate-option'],
	['sql/join-rows.md', '|  | Four |', '| Left | Four |', '22 duplicate-option'],
	['sql/two-phases.md', 'kind: ordering', 'kind: matching', '12 structure'],
	['sql/pool-size.md', '```answer', '```yaml', '12 structure'],
	['sql/pool-size.md', 'value: 503', 'value: many', '13 schema'],
	['sql/pool-size.md', 'value: 500', 'value: 503.2', '18 duplicate-option'],
	['sql/pool-size.md', '**3** reserved ones.', '<b>3 reserved ones.', '16 raw-html'],
	['sql/pool-size.md', '5 × 100 pooled', '"- 5 × 100"\n# ', '16 structure'],
	['postgresql/queue-rows.md', '[SKIP LOCKED,', '["`;`",', '14 option-missing'],
	['postgresql/queue-rows.md', 'text: NOWAIT', 'text: skip locked;', '17 duplicate-option'],
	['postgresql/late-lock.md', 'line: 2', 'line: 3', '22 option-missing'],
	['postgresql/late-lock.md', 'line: 5', 'line: 6', '26 option-missing'],
	['postgresql/late-lock.md', 'line: 5', 'line: 4', '26 duplicate-option'],
	['postgresql/late-lock.md', 'COMMIT;\n```', 'COMMIT;\n```\n\nLook.', '23 structure']
];

test.for(mendable)('in %s, %j changed to %j is "%s"', ([path, from, to, issue]) => {
	const changed = files.map((file) => {
		if (file.path !== path) return file;
		expect(file.text).toContain(from);
		return { path, text: file.text.replace(from, to) };
	});
	const { issues } = compileBank(changed, plainCompiler);
	expect(issues.map(({ file, line, rule }) => `${file} ${line} ${rule}`)).toEqual(
		issue ? [`${path} ${issue}`] : []
	);
});
