import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemKinds } from '#lib/core/items/item-kind.ts';
import { plainCompiler } from '#tests/builders/bank-files.ts';
import { readBankFiles } from '../../../../scripts/read-bank-files.ts';
import { compileBank } from './compile-bank.ts';
import { rules } from './rules.ts';

const files = await readBankFiles('tests/fixtures/bank/valid');
const questions = files.filter(({ path }) => path.endsWith('.md'));
const shared = files.filter(({ path }) => !path.endsWith('.md'));

/** Compiles one question in place of the whole bank's, and returns the issues that lie in it. */
function issuesOf(path: string, text: string) {
	const { issues } = compileBank([...shared, { path, text }], plainCompiler);
	for (const issue of issues) {
		const { length } = text.split('\n');
		expect(issue.line).toBeGreaterThanOrEqual(1);
		expect(issue.line).toBeLessThanOrEqual(Math.max(length, 10));
		expect(Object.keys(rules)).toContain(issue.rule);
		expect(issue.message).not.toBe('');
	}
	return issues.filter((issue) => issue.file === path);
}

/** YAML that no field takes. */
const nonsense = fc.constantFrom('', '[]', '{}', '{ a: 1 }', '-1', '0.5', '.nan', '[[1]]', "''", '!!null x');
const fields = ['kind', 'level', 'seconds', 'subskill', 'family', 'sources', 'proof', 'retired'];
const anyQuestion = fc.constantFrom(...questions);

describe('a malformed question', () => {
	test.for(fields)('is reported at its line for nonsense as its %s', (field) => {
		fc.assert(
			fc.property(anyQuestion, nonsense, ({ path, text }, value) => {
				fc.pre(!(field === 'sources' && value === '[]')); // one rule further on: source-missing
				const without = text.replace(new RegExp(`^${field}:.*\n(?:  .*\n)*`, 'm'), '');
				const changed = without.replace('---\n', `---\n${field}: ${value}\n`);
				expect(issuesOf(path, changed)).toContainEqual(
					expect.objectContaining({ line: 2, rule: 'schema' })
				);
			})
		);
	});

	test.for(['kind', 'level', 'seconds', 'subskill', 'sources'])('is reported without its %s', (field) => {
		for (const { path, text } of questions) {
			const without = text.replace(new RegExp(`^${field}:.*\n(?:  .*\n)*`, 'm'), '');
			expect(issuesOf(path, without)).not.toEqual([]);
		}
	});

	test('is reported when the parts are those of another kind', () => {
		const anyKind = fc.constantFrom(...itemKinds);
		fc.assert(
			fc.property(anyQuestion, anyKind, ({ path, text }, kind) => {
				const own = /^kind: (.*)$/m.exec(text)?.[1];
				// These two differ in what is asked, not in their form.
				const lists = ['single-choice', 'multiple-choice', 'true-false'];
				fc.pre(own !== kind && !(lists.includes(own ?? '') && lists.includes(kind)));
				expect(issuesOf(path, text.replace(/^kind: .*$/m, `kind: ${kind}`))).not.toEqual([]);
			})
		);
	});

	test('is reported when its last part is cut off', () => {
		for (const { path, text } of questions) {
			const parts = text.slice(0, text.indexOf('\n## Why'));
			const cut = parts.slice(0, parts.trimEnd().lastIndexOf('\n'));
			expect(issuesOf(path, cut + text.slice(parts.length))).not.toEqual([]);
		}
	});

	test('is reported, never thrown, when lines are lost, doubled or swapped', () => {
		fc.assert(
			fc.property(anyQuestion, fc.nat(), fc.nat(), fc.nat(2), ({ path, text }, a, b, change) => {
				const lines = text.split('\n');
				const [from, to] = [a % lines.length, b % lines.length];
				const [line = ''] = lines.splice(from, change === 0 ? 1 : 0);
				if (change === 1) lines.splice(to, 0, lines[from] ?? '');
				if (change === 2) [lines[from], lines[to]] = [lines[to] ?? '', lines[from] ?? ''];
				expect(line).toBe(change === 0 ? text.split('\n')[from] : '');
				issuesOf(path, lines.join('\n'));
			}),
			{ numRuns: 300 }
		);
	});

	test('is reported, never thrown, when characters of its syntax land anywhere in it', () => {
		const syntax = fc.constantFrom('---', '```', '|', '- [x] ', '> ', '<b>', '*x', '&x ', '!!x ', '[', '{', ':', '"', '#', '\t', '\n', '![](x)', '[^1]', '\u0000');
		fc.assert(
			fc.property(anyQuestion, fc.nat(), syntax, ({ path, text }, at, inserted) => {
				const place = at % text.length;
				const changed = text.slice(0, place) + inserted + text.slice(place);
				expect(Array.isArray(issuesOf(path, changed))).toBe(true);
			}),
			{ numRuns: 300 }
		);
	});
});
