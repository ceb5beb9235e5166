import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildQuestion, plainCompiler, skillsYaml } from '#tests/builders/bank-files.ts';
import { readBankFiles } from '../../../../scripts/read-bank-files.ts';
import { compileBank } from './compile-bank.ts';
import type { RuleId } from './rules.ts';
import { rules } from './rules.ts';
import type { SourceFile } from './source-file.ts';

const fixtures = 'tests/fixtures/bank';

type Question = Parameters<typeof buildQuestion>[1];

/** Questions of one skill, spread over levels and subskills as planned unless a question says otherwise. */
function bankOf(questions: readonly Question[]): SourceFile[] {
	const levels = [1, 1, 2, 2, 2, 3, 3, 3, 4, 4];
	const files = questions.map((question, index) =>
		buildQuestion(`sql/question-${index}.md`, {
			level: levels[index % levels.length] ?? 2,
			subskill: index % 2 ? 'joins' : 'locks',
			key: index % 4,
			...question
		})
	);
	return [skillsYaml, ...files];
}

const times = (count: number, question: Question): Question[] =>
	Array.from({ length: count }, () => question);
const single = times(10, { kind: 'single-choice' });
/** Ten of free input, of two kinds. */
const typed = [...times(5, { kind: 'numeric' }), ...times(5, { kind: 'short-text' })];

/** The well planned bank, with more in its catalogue. */
const planning = (plan: string): SourceFile[] => {
	const [catalogue, ...files] = bankOf([...single, ...typed]);
	return [{ path: 'skills.yaml', text: `${plan}\n${catalogue?.text}` }, ...files];
};

/** Rules about a skill's many questions have their banks made here. */
const generated: { readonly [R in RuleId]?: readonly SourceFile[] } = {
	blueprint: bankOf([
		...[...single, ...typed].map((question, index) => ({
			...question,
			subskill: index < 18 ? 'joins' : 'locks'
		}))
	]),
	'rationale-median': bankOf(
		[...single, ...typed].map((question) => ({
			...question,
			rationale: 'It stands at this place for a reason.'
		}))
	),
	plan: planning('plan: { questions: 21, each: 1, families: 0 }'),
	'share-of-kind': bankOf([...single, ...single]),
	'share-of-level': bankOf(
		[...single, ...typed].map((question, index) => ({ ...question, level: 2 + (index % 3) }))
	),
	'share-of-key': bankOf([
		...times(2, { key: 0 }),
		...times(6, { key: 1 }),
		...times(6, { key: 2 }),
		...times(6, { key: 3 }),
		...typed
	]),
	'share-longest': bankOf([
		...times(6, { isKeyLongest: true }),
		...times(12, { isKeyLongest: false }),
		...typed
	])
};

/** Where each fixture breaks its rule. */
const places: { readonly [R in RuleId]: string } = {
	'front-matter': 'sql/left-join.md:1',
	schema: 'sql/left-join.md:3',
	structure: 'sql/left-join.md:12',
	'why-missing': 'sql/left-join.md:12',
	'unknown-skill': 'nosql/left-join.md:1',
	'unknown-subskill': 'sql/left-join.md:5',
	'key-missing': 'sql/left-join.md:12',
	'key-several': 'sql/left-join.md:12',
	'option-count': 'sql/left-join.md:12',
	'option-missing': 'sql/left-join.md:16',
	'rationale-missing': 'sql/left-join.md:16',
	'duplicate-option': 'sql/left-join.md:16',
	'id-deleted': 'released.txt:3',
	'id-reused': 'sql/left-join.md:1',
	'source-missing': 'sql/left-join.md:6',
	'applies-missing': 'sql/left-join.md:2',
	'proof-missing': 'sql/left-join.md:8',
	'proof-broken': 'sql/left-join.md:9',
	'receipt-missing': 'sql/proofs/left-join.yaml:1',
	'receipt-broken': 'sql/proofs/left-join.receipt.json:1',
	'claim-unpaired': 'sql/proofs/left-join.yaml:14',
	'claim-refuted': 'sql/proofs/left-join.yaml:18',
	'code-language': 'sql/left-join.md:12',
	'raw-html': 'sql/left-join.md:10',
	'image-alt': 'sql/left-join.md:10',
	image: 'sql/left-join.md:10',
	'all-or-none': 'sql/left-join.md:16',
	'option-reference': 'sql/left-join.md:16',
	blueprint: 'skills.yaml:9',
	'near-duplicate': 'sql/outer-join.md:1',
	'absolute-word': 'sql/left-join.md:16',
	'negation-emphasis': 'sql/left-join.md:10',
	'stem-task': 'sql/left-join.md:10',
	'reading-ease': 'sql/left-join.md:10',
	'seconds-range': 'sql/left-join.md:4',
	'rationale-short': 'sql/left-join.md:16',
	'code-width': 'sql/left-join.md:10',
	'share-of-kind': 'skills.yaml:4',
	'share-of-level': 'skills.yaml:4',
	'share-of-key': 'skills.yaml:4',
	'share-longest': 'skills.yaml:4',
	'rationale-median': 'skills.yaml:4',
	plan: 'skills.yaml:1',
	'reading-unsettled': 'readings/sql.yaml:3',
	'reading-missing': 'sql/left-join.md:1'
};

test.for(Object.keys(rules) as RuleId[])(
	'%s: its bank breaks it, and nothing else',
	async (rule) => {
		const files = generated[rule] ?? (await readBankFiles(`${fixtures}/${rule}`));
		const { issues } = compileBank(files, plainCompiler);
		expect(issues.map(({ file, line, rule }) => `${file}:${line} ${rule}`)).toEqual([
			`${places[rule]} ${rule}`
		]);
	}
);

test('a generated bank that is planned well breaks no rule', () => {
	expect(compileBank(bankOf([...single, ...typed]), plainCompiler).issues).toEqual([]);
});

test('every folder of fixtures belongs to a rule', () => {
	const strays = readdirSync(fixtures).filter((name) => name !== 'valid' && !(name in rules));
	expect(strays).toEqual([]);
});
