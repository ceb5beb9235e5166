import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import { receiptSchema } from '#lib/core/proof/receipt.ts';
import { receiptText } from '#lib/core/proof/receipt-text.ts';
import { contentHash } from '../../scripts/content-hash.ts';
import { readBankFiles } from '../../scripts/read-bank-files.ts';
import { runProofs } from './run-proofs.ts';

const proof = 'sql/proofs/left-join.yaml';
const receipt = 'sql/proofs/left-join.receipt.json';

/** A copy of the tests' sound bank, with some files changed. */
function bankWith(changes: Readonly<Record<string, (text: string) => string>> = {}): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'mettle-bank-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	cpSync('tests/fixtures/bank/valid', folder, { recursive: true });
	for (const [name, change] of Object.entries(changes)) {
		const file = path.join(folder, name);
		writeFileSync(file, change(readFileSync(file, 'utf8')));
	}
	return folder;
}

async function run(folder: string, only: readonly string[] = ['sql/left-join'], record = false) {
	const lines: string[] = [];
	const failures = await runProofs(await readBankFiles(folder), {
		folder,
		only,
		record,
		times: 1,
		date: '2030-01-01',
		print: (line) => lines.push(line.replace(folder, 'bank'))
	});
	return { failures, lines };
}

test('a sound bank holds, with its laboratory, on every version there is', async () => {
	const { failures, lines } = await run(bankWith(), []);
	expect(failures).toBe(0);
	expect(lines.filter((line) => line.includes('orders of the laboratory')).length).toBe(
		new Set(lines.map((line) => line.split(':')[0])).size
	);
});

describe('what does not hold fails, and names the question', () => {
	test('a receipt that the software contradicts, with a difference to read', async () => {
		// Sound in itself, as if an older version had done so.
		const contradicted = (text: string) => {
			const { claim, runs } = receiptSchema.parse(JSON.parse(text));
			const trace = { main: [[[1]]] };
			const hash = contentHash(canonicalJson(trace));
			return receiptText({
				claim,
				runs: runs.map((each) => ({ ...each, trace: hash })),
				traces: { [hash]: trace }
			});
		};
		const { failures, lines } = await run(bankWith({ [receipt]: contradicted }));
		expect(failures).toBe(1);
		expect(lines.slice(0, 4)).toEqual([
			expect.stringMatching(
				/^bank\/sql\/proofs\/left-join\.yaml \(sql\/left-join\) on PostgreSQL \d+\.\d+: not what was recorded on PostgreSQL \d+\.\d+ \(-\), but \(\+\)$/
			),
			'  main.join A: select a.id from a left join b using (id) order by a.id',
			'  - [[1]]',
			'  + [[1],[2]]'
		]);
	});

	test('a proof that was changed and not run again', async () => {
		const changed = (text: string) => text.replace('values (1), (2)', 'values (1), (3)');
		const { failures, lines } = await run(bankWith({ [proof]: changed }));
		expect(failures).toBe(1);
		expect(lines[0]).toMatch(
			/\(sql\/left-join\) on .*: the proof has changed since it was recorded$/
		);
	});

	test('a step that cannot be run', async () => {
		const waits = (text: string) =>
			text.replace(
				/ {4}steps:[^]*?\nclaims/,
				'    steps:\n      - A: begin\n      - A: lock table a\n      - B: table a\n      - B: table b\nclaims'
			);
		const { failures, lines } = await run(bankWith({ [proof]: waits }));
		expect(failures).toBe(1);
		expect(lines[0]).toContain('(sql/left-join) on PostgreSQL');
		expect(lines[0]).toContain('step 4 (B: table b) cannot run: B still waits');
	});

	test('a proof that cannot be read, by file and line', async () => {
		const broken = (text: string) => text.replace('engine: postgres', 'engine: oracle');
		const { failures, lines } = await run(bankWith({ [proof]: broken }));
		expect(failures).toBe(1);
		expect(lines[0]).toMatch(/^bank\/sql\/proofs\/left-join\.yaml:1 error schema: engine: /);
	});

	test('a laboratory that the software contradicts', async () => {
		const contradicted = (text: string) => text.replace('55P03', '40001');
		const { failures, lines } = await run(bankWith({ 'laboratory.json': contradicted }), [
			'laboratory'
		]);
		expect(failures).toBeGreaterThanOrEqual(1);
		expect(lines[0]).toMatch(/: what steps of nowait came to is not what was recorded$/);
	});
});

test('a name that chooses nothing is an error, as nothing would be run', async () => {
	await expect(run(bankWith(), ['sql/left-joint'])).rejects.toThrow('"sql/left-joint" is no skill');
});

test('recording writes what the bank check then accepts, dated and by version', async () => {
	const folder = bankWith();
	rmSync(path.join(folder, receipt));
	const { failures } = await run(folder, ['sql'], true);
	expect(failures).toBe(0);
	const written = receiptSchema.parse(JSON.parse(readFileSync(path.join(folder, receipt), 'utf8')));
	expect(written.runs.map(({ date }) => date)).toContain('2030-01-01');
	expect(Object.values(written.traces)).toEqual([{ main: [[[1], [2]]] }]);
	expect(await run(folder)).toMatchObject({ failures: 0 });
});
