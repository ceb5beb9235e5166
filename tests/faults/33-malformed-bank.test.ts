import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, stringify, visit } from 'yaml';
import { compileBank } from '#lib/core/bank/compile-bank.ts';
import type { Issue } from '#lib/core/bank/issue.ts';
import { rules } from '#lib/core/bank/rules.ts';
import { itemKinds } from '#lib/core/items/item-kind.ts';
import { plainCompiler } from '#tests/builders/bank-files.ts';
import { readBankFiles } from '../../scripts/read-bank-files.ts';

const files = await readBankFiles('tests/fixtures/bank/valid');
const questions = files.filter(({ path }) => path.endsWith('.md'));
const shared = files.filter(({ path }) => !path.endsWith('.md'));

/** The issues of one file, each checked to lie in it, to name a rule, and to say something. */
function issuesOf(path: string, text: string): readonly Issue[] {
	const rest = shared.filter((file) => file.path !== path);
	const { issues } = compileBank([...rest, { path, text }], plainCompiler);
	const own = issues.filter((issue) => issue.file === path);
	const lineCount = text.split(/\r\n?|\n/).length;
	for (const { line, rule, message } of own) {
		if (line >= 1 && line <= lineCount && rule in rules && message) continue;
		throw new TypeError(`${path}:${line} ${rule}: ${message}`);
	}
	return own;
}

/** Pieces of Markdown, GitHub's extensions, YAML and HTML that open something. */
const syntax = fc.constantFrom(
	...['---', '```', '|', '- [x] ', '> ', '<b>', '*x', '&x ', '!!x ', '[', '{', ':', '"', '#'],
	...['\t', '\n', '![](x)', '[^1]', '\u0000', '\r', '? ', '<!--', '%YAML 1.1\n']
);
const anyQuestion = fc.constantFrom(...questions);

/** Each run compiles a question, which takes a few milliseconds. */
const timeout = 30_000;

/** Every place of a value: the keys and positions that lead to it. */
function pathsOf(value: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
	if (typeof value !== 'object' || value === null) return [[...at]];
	const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
	return [[...at], ...entries.flatMap(([key, child]) => pathsOf(child, [...at, key]))];
}

/** The pieces of YAML in the valid bank, each with the way to put a changed one back. */
const pieces = files.flatMap(({ path, text }) => {
	if (/^(skills|roles\/[^/]+)\.yaml$/.test(path)) {
		return [{ path, part: 'all', yaml: text, put: (yaml: string) => yaml }];
	}
	if (!path.endsWith('.md')) return [];
	const matter = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '';
	const answer = /```answer\n([\s\S]*?)\n```/.exec(text)?.[1];
	const put = (before: string) => (yaml: string) => text.replace(before, () => yaml.trimEnd());
	return [
		{ path, part: 'front matter', yaml: matter, put: put(matter) },
		...(answer ? [{ path, part: 'answer', yaml: answer, put: put(answer) }] : [])
	];
});

/** What no field of the bank may hold, beside what its own type excludes. */
const never: readonly unknown[] = [
	null,
	'',
	[[1]],
	{ a: { b: 1 } },
	-1,
	1e300,
	0.1234,
	Infinity,
	NaN
];
/** Fields that may be left out. */
const optional = /^(family|applies|claim|proof|retired|unit|product)$/;
/** Whose names the author chooses. */
const named = /^subskills$/;
/** Numbers of any size and sign. */
const free = /^(value|tolerance)$/;
/** A role need not say more than its name. */
const mayBeEmpty = /^summary$/;

/** A choice of a schedule may be any rows, and a cell of them any value. */
function isOutcome(at: readonly unknown[], value: unknown): boolean {
	const isCell = at.at(-4) === 'choices' && (value === null || typeof value !== 'object');
	return isCell || (at.at(-2) === 'choices' && Array.isArray(value));
}

describe.for(pieces)('fault 33: $path, its $part', { timeout: 60_000 }, ({ path, yaml, put }) => {
	const value: unknown = parse(yaml);
	const paths = pathsOf(value);
	const issuesAfter = (edit: (document: ReturnType<typeof parseDocument>) => void) => {
		const document = parseDocument(yaml);
		edit(document);
		return issuesOf(path, put(document.toString()));
	};
	const label = (at: readonly unknown[]) => at.join('.') || 'all';

	test('is valid as it stands', () => {
		expect(issuesOf(path, put(stringify(value)))).toEqual([]);
	});

	test.for(paths.map((at) => [label(at), at] as const))(
		'with anything else as %s is reported, never thrown',
		([, at]) => {
			for (const wrong of never) {
				if (typeof wrong === 'number' && free.test(String(at.at(-1)))) continue;
				if (isOutcome(at, wrong)) continue;
				if (wrong === '' && mayBeEmpty.test(String(at.at(-1)))) continue;
				const issues = issuesAfter((document) => {
					if (at.length > 0) document.setIn(at, document.createNode(wrong));
					else document.contents = document.createNode(wrong) as typeof document.contents;
				});
				expect(issues, `${label(at)}: ${String(JSON.stringify(wrong))}`).not.toEqual([]);
			}
		}
	);

	const keys = paths.filter(
		(at) => typeof at.at(-1) === 'string' && !named.test(String(at.at(-2)))
	);
	test.for(keys.map((at) => [label(at), at] as const))('without %s is reported', ([, at]) => {
		const issues = issuesAfter((document) => document.deleteIn(at));
		if (optional.test(String(at.at(-1)))) expect(Array.isArray(issues)).toBe(true);
		else expect(issues).not.toEqual([]);
	});

	const maps = paths.filter((at) => {
		const found = at.reduce<unknown>(
			(inner, key) => (inner as Record<string, unknown>)[key],
			value
		);
		return typeof found === 'object' && !Array.isArray(found) && !named.test(String(at.at(-1)));
	});
	test.for(maps.map((at) => [label(at), at] as const))(
		'with a key too many in %s is reported',
		([, at]) => {
			for (const key of ['unknown', '__proto__', 'constructor']) {
				const issues = issuesAfter((document) => document.setIn([...at, key], 1));
				expect(issues, key).not.toEqual([]);
			}
		}
	);

	test('with hostile text in any place, or a megabyte in one, never throws', () => {
		const hostile = ['<script>', '\u202e', '*a', '&a b', '!!js/function x', '- [x] '.repeat(1000)];
		for (const at of paths) {
			for (const text of hostile) issuesAfter((document) => document.setIn(at, text));
		}
		const texts = paths.filter((at) => typeof at.at(-1) === 'string');
		const last = texts.at(-1) ?? [];
		expect(issuesAfter((document) => document.setIn(last, 'x'.repeat(1_000_000)))).toBeInstanceOf(
			Array
		);
	});

	test('that repeats a key, or stands for itself, is reported', () => {
		const [first = ''] = yaml.split('\n');
		expect(issuesOf(path, put(`${yaml}\n${first.startsWith('-') ? 'a: [' : first}`))).not.toEqual(
			[]
		);
		let aliased = false;
		const document = parseDocument(yaml);
		visit(document, {
			Scalar(key, node) {
				if (key === 'key' || aliased) return undefined;
				aliased = true;
				node.anchor = 'a';
				return undefined;
			}
		});
		expect(issuesOf(path, put(`${document.toString()}again: *a`))).not.toEqual([]);
	});
});

test.for([
	['sql/left-join', 'id-reused'],
	['sql/left-join essay', 'id-reused'],
	['sql/lost single-choice', 'id-deleted'],
	['../x y', 'id-deleted'],
	['\u0000', 'id-deleted'],
	['x'.repeat(100_000), 'id-deleted']
] as const)('fault 33: released.txt with a line like %s is reported', ([line, rule]) => {
	const others = files.filter(({ path }) => path !== 'released.txt');
	const { issues } = compileBank([...others, { path: 'released.txt', text: line }], plainCompiler);
	expect(issues).toEqual([expect.objectContaining({ line: 1, rule })]);
});

describe('fault 33: a malformed question', { timeout }, () => {
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
