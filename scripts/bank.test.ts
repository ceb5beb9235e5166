import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';

/** Each test starts Node. */
const timeout = 60_000;
const fixtures = 'tests/fixtures/bank';

function runBank(folder: string, ...flags: readonly string[]) {
	const parameters = ['--import', 'tsx', 'scripts/bank.ts', folder, ...flags];
	const { status, stdout } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
	return { status, lines: stdout.trimEnd().split('\n') };
}

function temporaryCopy(fixture: string): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'bank-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	cpSync(`${fixtures}/${fixture}`, folder, { recursive: true });
	return folder;
}

describe('npm run bank', { timeout }, () => {
	test('prints what a sound bank holds by skill, kind and level, and its figures', () => {
		const { status, lines } = runBank(`${fixtures}/valid`);
		expect(status).toBe(0);
		expect(lines.slice(0, -1)).toEqual([
			'skill       all  one  many  t/f  order  match  num  text  line  sched  L1  L2  L3  L4  L5',
			'sql           7    1     1    1      1      1    1     ·     ·      1   1   2   3   1   ·',
			'postgresql    2    ·     ·    ·      ·      ·    ·     1     1      ·   ·   1   1   ·   ·',
			'whole bank    9    1     1    1      1      1    1     1     1      1   1   3   4   1   ·',
			'',
			'key is the one longest option: 0 % (by chance 33 %)',
			'keys authored at positions 1–4 of four: 0 %, 0 %, 0 %, 0 %',
			'rationales of wrong answers: median 12 words',
			'stems: median Flesch–Kincaid grade 3.0',
			'families: 0; proven by running: 2 of 9',
			'read blind in the present wording: 0 of 9; wrong answers 0, doubts 0',
			'key found from the options alone: 0 of 0 (by chance 0)',
			''
		]);
		expect(lines.at(-1)).toMatch(/^0 errors, 0 warnings\. Bank [\w-]{12}\.$/);
	});

	test('fails and names every issue by file, line and rule', () => {
		const { status, lines } = runBank(`${fixtures}/key-several/`);
		expect(status).toBe(1);
		expect(lines[0]).toBe(
			`${fixtures}/key-several/sql/left-join.md:12 error key-several: 2 options are marked [x]`
		);
		expect(lines.at(-1)).toMatch(/^1 error, 0 warnings\./);
	});

	test('does not fail for warnings', () => {
		const { status, lines } = runBank(`${fixtures}/absolute-word`);
		expect(status).toBe(0);
		expect(lines[0]).toMatch(/sql\/left-join\.md:16 warning absolute-word: /);
	});
});

describe('a broken proof', { timeout }, () => {
	const proof = 'sql/proofs/left-join';
	test.for([
		[
			'key',
			'sql/left-join.md',
			(text: string) => text.replace('- [x]', '- [ ]').replace('- [ ]', '- [x]'),
			`${proof}.yaml:17 error claim-refuted: sql/left-join: alternative 1 is the key, but the run shows [[1],[2]] at main.join`
		],
		[
			'expectation',
			`${proof}.yaml`,
			(text: string) => text.replace('is: [[1]]\n', 'is: [[1], [2]]\n'),
			`${proof}.yaml:17 error claim-refuted: sql/left-join: alternative 1 is wrong by the key, but it holds: the run shows [[1],[2]] at main.join`
		],
		[
			'receipt',
			`${proof}.receipt.json`,
			(text: string) => text.replace('[[1],[2]]', '[[1],[3]]'),
			`${proof}.receipt.json:1 error receipt-broken: for sql/left-join: trace -fjI6udAMx0C is not what was recorded`
		]
	] as const)('names the question whose %s was changed', ([, file, change, line]) => {
		const folder = temporaryCopy('valid');
		const changed = path.join(folder, file);
		const before = readFileSync(changed, 'utf8');
		writeFileSync(changed, change(before));
		expect(readFileSync(changed, 'utf8')).not.toBe(before);
		const { status, lines } = runBank(folder);
		expect(status).toBe(1);
		expect(lines[0]).toBe(`${folder}/${line}`);
	});
});

describe('npm run bank -- --release', { timeout }, () => {
	test('writes down every id with its kind, retired ones too', () => {
		const folder = temporaryCopy('valid');
		expect(runBank(folder, '--release').status).toBe(0);
		expect(readFileSync(path.join(folder, 'released.txt'), 'utf8').split('\n')).toEqual([
			'# Every question ever released, with its kind. Written by "npm run bank -- --release".',
			'postgresql/late-lock faulty-line',
			'postgresql/queue-rows short-text',
			'sql/join-rows matching',
			'sql/keeps-unmatched multiple-choice',
			'sql/left-join single-choice',
			'sql/null-logic true-false',
			'sql/old-join single-choice',
			'sql/pool-size numeric',
			'sql/two-phases ordering',
			'sql/two-writers schedule',
			''
		]);
	});

	test('leaves the list alone where a released question is gone', () => {
		const folder = temporaryCopy('id-deleted');
		const before = readFileSync(path.join(folder, 'released.txt'), 'utf8');
		expect(runBank(folder, '--release').status).toBe(1);
		expect(readFileSync(path.join(folder, 'released.txt'), 'utf8')).toBe(before);
	});
});
