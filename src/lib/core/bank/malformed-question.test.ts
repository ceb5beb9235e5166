import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemKinds } from '#lib/core/items/item-kind.ts';
import { plainCompiler } from '#tests/builders/bank-files.ts';
import { readBankFiles } from '../../../../scripts/read-bank-files.ts';
import { compileBank } from './compile-bank.ts';
import type { Issue } from './issue.ts';
import { rules } from './rules.ts';

const files = await readBankFiles('tests/fixtures/bank/valid');
const questions = files.filter(({ path }) => path.endsWith('.md'));
const shared = files.filter(({ path }) => !path.endsWith('.md'));

/** The issues of one question, each checked to lie in it, to name a rule, and to say something. */
function issuesOf(path: string, text: string): Issue[] {
	const { issues } = compileBank([...shared, { path, text }], plainCompiler);
	const own = issues.filter((issue) => issue.file === path);
	const lineCount = text.split(/\r\n?|\n/).length;
	for (const { line, rule, message } of own) {
		if (line >= 1 && line <= lineCount && rule in rules && message) continue;
		throw new TypeError(`${path}:${line} ${rule}: ${message}`);
	}
	return own;
}

/** YAML that no field takes. */
const nonsense = fc.constantFrom(
	'',
	'[]',
	'{}',
	'{ a: 1 }',
	'-1',
	'0.5',
	'.nan',
	'[[1]]',
	"''",
	'!!null x'
);
/** Pieces of Markdown, GitHub's extensions, YAML and HTML that open something. */
const syntax = fc.constantFrom(
	...['---', '```', '|', '- [x] ', '> ', '<b>', '*x', '&x ', '!!x ', '[', '{', ':', '"', '#'],
	...['\t', '\n', '![](x)', '[^1]', '\u0000', '\r', '? ', '<!--', '%YAML 1.1\n']
);
const fields = ['kind', 'level', 'seconds', 'subskill', 'family', 'sources', 'proof', 'retired'];
const anyQuestion = fc.constantFrom(...questions);

/** Each run compiles a question, which takes a few milliseconds. */
const timeout = 30_000;

describe('a malformed question', { timeout }, () => {
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

	test.for(['kind', 'level', 'seconds', 'subskill', 'sources'])(
		'is reported without its %s',
		(field) => {
			for (const { path, text } of questions) {
				const without = text.replace(new RegExp(`^${field}:.*\n(?:  .*\n)*`, 'm'), '');
				expect(issuesOf(path, without)).not.toEqual([]);
			}
		}
	);

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

	test('is reported when the last two lines of its parts are cut off', () => {
		for (const { path, text } of questions) {
			const [parts = '', why = ''] = text.split('\n\n## Why');
			const cut = parts.split('\n').slice(0, -2).join('\n');
			expect(issuesOf(path, `${cut}\n\n## Why${why}`)).not.toEqual([]);
		}
	});

	test('is reported, never thrown, when a line is lost or repeated elsewhere', () => {
		fc.assert(
			fc.property(anyQuestion, fc.nat(), fc.nat(), fc.boolean(), ({ path, text }, a, b, stays) => {
				const lines = text.split('\n');
				const from = a % lines.length;
				const moved = lines.slice(from, from + 1);
				const rest = lines.toSpliced(from, stays ? 0 : 1);
				const changed = rest.toSpliced(b % lines.length, 0, ...(stays ? moved : []));
				expect(() => issuesOf(path, changed.join('\n'))).not.toThrow();
			})
		);
	});

	test('is reported, never thrown, when a piece of syntax lands anywhere in it', () => {
		fc.assert(
			fc.property(anyQuestion, fc.nat(), syntax, ({ path, text }, at, inserted) => {
				const place = at % text.length;
				const changed = text.slice(0, place) + inserted + text.slice(place);
				expect(() => issuesOf(path, changed)).not.toThrow();
			})
		);
	});
});
