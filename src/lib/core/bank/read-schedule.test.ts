import { describe, expect, test } from 'vitest';
import type { Recording, RecordedStep } from '#lib/core/proof/recording.ts';
import { plainCompiler, skillsYaml } from '#tests/builders/bank-files.ts';
import { compileItem } from './compile-item.ts';
import { parseCatalogue } from './parse-catalogue.ts';

const step = (
	who: string | undefined,
	did: string,
	recorded: RecordedStep['recorded'],
	label?: string
): RecordedStep => ({ who, did, language: 'sql', label, recorded });

const recording: Recording = {
	engine: 'postgres',
	says: 'The second writer waits, and fails once the first commits.',
	runs: [{ on: 'PostgreSQL 18.4', date: '2027-01-02' }],
	cases: [
		{
			name: 'main',
			title: undefined,
			setup: 'create table items (id int, stock int);\ninsert into items values (1, 10);\n',
			isolation: { A: 'repeatable read', B: 'repeatable read' },
			steps: [
				step('A', 'select stock from items', [[10]]),
				step('A', 'update items set stock = stock - 1', 'UPDATE 1'),
				step('B', 'update items set stock = stock - 2', 'waits', 'b-update'),
				step('A', 'commit', {
					out: 'COMMIT',
					released: { B: { out: 'error 40001', says: 'could not serialize access' } }
				}),
				step('B', 'commit', 'ROLLBACK'),
				step(undefined, 'select stock from items', [[9]], 'final')
			]
		},
		{
			name: 'plans',
			title: undefined,
			setup: undefined,
			isolation: undefined,
			steps: [
				step(undefined, 'select 1', 'Result'),
				step('A', 'select 1', [[1]]),
				step('A', 'select 2', [[2]])
			]
		}
	]
};

const answer = `case: main
steps:
  - step: b-update
    choices: [UPDATE 1, "waits, then [[8], [null]]", "waits, then error 40001"]
    rationale: A still holds the lock on the row.
  - step: 5
    choices: [COMMIT, ROLLBACK]
    rationale: A failed transaction ends in a rollback.
  - step: final
    choices: [[[10]], [[9]], []]
    rationale: Only what A took away was kept.`;

const question = (answer: string) => `---
kind: schedule
level: 3
seconds: 90
subskill: locks
claim: executable
proof: two-writers
sources:
  - https://www.postgresql.org/docs/18/transaction-iso.html
---

Two sessions sell from one stock. What does each step come to?

\`\`\`answer
${answer}
\`\`\`

## Why

The second writer may not build on a version that its snapshot does not hold.
`;

/** Of the proof file all that compiling a question asks for. */
const proofFile = {
	path: 'sql/proofs/two-writers.yaml',
	proof: undefined,
	file: 'proofs-sql.h.json',
	lineOf: () => 1
};

const catalogue = parseCatalogue(skillsYaml.text, () => undefined);
const skills = new Map((catalogue?.skills ?? []).map((skill) => [skill.id as string, skill]));

function compile(
	text: string,
	proofs: readonly [string, Recording][] = [['sql/proofs/two-writers', recording]]
) {
	return compileItem(
		{ path: 'sql/two-writers.md', text },
		{
			...plainCompiler,
			skills,
			proofs: new Map(proofs.map(([key, recording]) => [key, { ...proofFile, recording }]))
		}
	);
}

describe('a question about a recorded schedule', () => {
	const { item, issues } = compile(question(answer));
	if (item?.kind !== 'schedule') throw new TypeError(JSON.stringify(issues));

	test('breaks no rule', () => {
		expect(issues).toEqual([]);
	});

	test('has its key from the recording, be the step named or numbered', () => {
		expect(item.asked).toMatchObject([
			{
				step: 2,
				choices: ['UPDATE 1', 'waits, then 8\nnull', 'waits, then error 40001'],
				right: 2
			},
			{ step: 4, choices: ['COMMIT', 'ROLLBACK'], right: 1 },
			{ step: 5, choices: ['10', '9', 'no rows'], right: 1 }
		]);
		expect(item.asked[1]?.rationale).toEqual(['A failed transaction ends in a rollback.']);
	});

	test('holds the setup, the levels and every step with what it came to', () => {
		expect(item).toMatchObject({
			setup: { language: 'sql', lines: { length: 2 } },
			isolation: { A: 'repeatable read', B: 'repeatable read' },
			steps: [
				{ who: 'A', code: { lines: [['select stock from items']] }, recorded: { out: [[10]] } },
				{ who: 'A', recorded: { out: 'UPDATE 1' } },
				{ who: 'B', recorded: { out: 'waits' } },
				{ who: 'A', recorded: { out: 'COMMIT', released: { B: { out: 'error 40001' } } } },
				{ who: 'B', recorded: { out: 'ROLLBACK' } },
				{ recorded: { out: [[9]] } }
			]
		});
	});

	test('ends with the last step that is asked', () => {
		const shorter = answer.replace(/ {2}- step: final[\s\S]*$/, '');
		const other = `${shorter}${'  - step: 5\n    released: B\n    choices: [a, b]\n    rationale: x'}`;
		const early = answer
			.replace('- step: 5', '- step: 4\n    released: B')
			.replace('[COMMIT, ROLLBACK]', '[UPDATE 1, error 40001]')
			.replace('- step: final', '- step: 5')
			.replace('[[[10]], [[9]], []]', '[COMMIT, ROLLBACK]');
		expect(compile(question(other)).item).toBeUndefined();
		expect(compile(question(early)).item).toMatchObject({
			steps: { length: 5 },
			asked: [{ step: 2 }, { step: 3, released: 'B', right: 1 }, { step: 4 }]
		});
	});
});

const fourth = '  - step: 4\n    released: B';
test.for<[from: string, to: string, issue: string]>([
	['case: main', 'case: other', "15 structure: the proof's cases are: main, plans"],
	['step: b-update', 'step: a-update', '17 structure: case "main" has no step a-update'],
	['step: 5', 'step: 7', '20 structure: case "main" has no step 7'],
	['step: final', 'step: 1', '23 structure: steps are asked once, in the order of the run'],
	[
		'  - step: 5',
		`${fourth.replace('B', 'A')}`,
		'21 structure: at step 4 of case "main" no statement of A ends'
	],
	[
		'"waits, then error 40001"',
		'"waits, then error 40P01"',
		'18 key-missing: no choice is what step 3 of case "main" came to: "waits" or "waits, then error 40001"'
	],
	[
		'UPDATE 1, "waits',
		'waits, "waits',
		'18 key-several: 2 choices are what step 3 of case "main" came to'
	],
	[
		'[COMMIT, ROLLBACK]',
		'[COMMIT, ROLLBACK, COMMIT]',
		'21 duplicate-option: "COMMIT" stands twice'
	],
	['[COMMIT, ROLLBACK]', '["", ROLLBACK]', '21 option-missing: the choice has no text'],
	[
		'[COMMIT, ROLLBACK]',
		'["waits, then [[open]]", ROLLBACK]',
		'21 structure: rows after a wait are JSON, as in waits, then [["open", 1]]: "waits, then [[open]]"'
	]
])('%j changed to %j is "%s"', ([from, to, issue]) => {
	expect(answer).toContain(from);
	const { issues } = compile(question(answer.replace(from, to)));
	expect(issues.map(({ line, rule, message }) => `${line} ${rule}: ${message}`)).toContain(issue);
});

const plans = `case: plans
steps:
${['Result', '[[1]]', '[[2]]']
	.map((key, index) => `  - { step: ${index + 1}, choices: [${key}, none], rationale: It is so. }`)
	.join('\n')}`;

test.for<[what: string, answer: string, issue: string]>([
	['one choice', answer.replace('[COMMIT, ROLLBACK]', '[ROLLBACK]'), '21 schema'],
	[
		'seven choices',
		answer.replace('[COMMIT, ROLLBACK]', '[a, b, c, d, e, f, ROLLBACK]'),
		'21 schema'
	],
	['two asked steps', answer.replace(/ {2}- step: final[\s\S]*$/, ''), '16 schema'],
	['a step of no session', plans, '15 structure']
])('%s is reported', ([, answer, issue]) => {
	const { issues } = compile(question(answer));
	expect(issues.map(({ line, rule }) => `${line} ${rule}`)).toContain(issue);
});

test('without a recording there is no key, which is reported', () => {
	const { item, issues } = compile(question(answer), []);
	expect(item).toBeUndefined();
	expect(issues.map(({ line, rule }) => `${line} ${rule}`)).toEqual(['15 proof-broken']);
});
