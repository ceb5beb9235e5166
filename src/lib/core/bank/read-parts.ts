import type { Code, List, ListItem, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import * as z from 'zod/mini';
import { assertNever } from '#lib/core/assert-never.ts';
import type { Item, ItemKind } from '#lib/core/items/item.ts';
import { lineText, type Inline } from '#lib/core/items/rich-text.ts';
import { lineOf, parseMarkdown } from './markdown.ts';
import type { Report } from './source-file.ts';
import type { RichTextReader } from './to-rich-text.ts';
import { parseYaml, readBySchema } from './yaml-source.ts';

/** The fields that only one kind has, as read from the end of a stem. */
export type ItemParts = Item extends infer I
	? I extends Item
		? Omit<I, keyof CommonFields>
		: never
	: never;
type CommonFields = Record<
	| 'id'
	| 'hash'
	| 'skill'
	| 'subskill'
	| 'level'
	| 'seconds'
	| 'family'
	| 'applies'
	| 'sources'
	| 'proof'
	| 'retired'
	| 'stem'
	| 'why',
	unknown
>;

/** A kind's parts, the nodes that are the stem proper, and where each part stands (for later checks). */
export type ReadParts = {
	readonly parts: ItemParts;
	readonly stem: readonly RootContent[];
	readonly partLines: readonly number[];
};

type Explained = { text: Inline[]; rationale: Inline[]; line: number };

const text = z.string().check(z.minLength(1));
const numericAnswer = z.strictObject({
	value: z.number(),
	tolerance: z.number().check(z.nonnegative()),
	unit: z.optional(text),
	rationale: text,
	mistakes: z.array(z.strictObject({ value: z.number(), rationale: text })).check(z.minLength(1))
});
const shortTextAnswer = z.strictObject({
	accepted: z.array(text).check(z.minLength(1)),
	rationale: text,
	mistakes: z.array(z.strictObject({ text, rationale: text })).check(z.minLength(1))
});
const line = z.int().check(z.positive());
const faultyLineAnswer = z.strictObject({
	line,
	rationale: text,
	mistakes: z.array(z.strictObject({ line, rationale: text })).check(z.minLength(2))
});
/** The `answer` block of each kind that has one, for the schema that editors use. */
export const answerSchemas = {
	numeric: numericAnswer,
	'short-text': shortTextAnswer,
	'faulty-line': faultyLineAnswer
} as const;

/**
 * Reads what the end of a question's stem says for its kind.
 * @param nodes everything before "## Why"
 * @returns undefined when the parts are not there; what is missing was reported
 */
export function readParts(
	kind: ItemKind,
	nodes: readonly RootContent[],
	reader: RichTextReader,
	report: Report
): ReadParts | undefined {
	const last = nodes.at(-1);
	const stem = nodes.slice(0, -1);
	const endLine = last ? lineOf(last) : 1;
	const missing = (what: string) => {
		report(endLine, 'structure', `a ${kind} question ends in ${what}`);
		return undefined;
	};
	switch (kind) {
		case 'single-choice':
		case 'multiple-choice':
		case 'true-false': {
			if (last?.type !== 'list') return missing('a task list of options');
			const options = readTasks(last, reader, report);
			const partLines = options.map((option) => option.line);
			const choices = options.map(({ text, rationale, correct }) => ({ text, rationale, correct }));
			const parts: ItemParts =
				kind === 'true-false' ? { kind, statements: choices } : { kind, options: choices };
			return { parts, stem, partLines };
		}
		case 'ordering': {
			if (last?.type !== 'list' || !last.ordered) return missing('an ordered list');
			const entries = last.children.map((item) => readExplained(item, reader, report));
			return {
				parts: { kind, entries: entries.map(({ text, rationale }) => ({ text, rationale })) },
				stem,
				partLines: entries.map((entry) => entry.line)
			};
		}
		case 'matching':
			if (last?.type !== 'table') return missing('a table of three columns: left, right, Why');
			return readMatching(last, stem, reader, report);
		case 'numeric':
		case 'short-text':
		case 'faulty-line':
			if (last?.type !== 'code' || last.lang !== 'answer') return missing('an ```answer block');
			return readAnswer(kind, last, stem, reader, report);
		default:
			return assertNever(kind);
	}
}

function readTasks(list: List, reader: RichTextReader, report: Report) {
	return list.children.map((item) => {
		const explained = readExplained(item, reader, report);
		if (typeof item.checked !== 'boolean') {
			report(explained.line, 'structure', 'an option starts with "- [ ]" or "- [x]"');
		}
		return { ...explained, correct: item.checked === true };
	});
}

/** A list entry: one paragraph, then its rationale as a quote of one paragraph. */
function readExplained(item: ListItem, reader: RichTextReader, report: Report): Explained {
	const itemLine = lineOf(item);
	const [first, second, ...rest] = item.children;
	const text = first?.type === 'paragraph' ? reader.inline(first.children) : [];
	if (text.length === 0) report(itemLine, 'option-missing', 'the entry has no text');
	const quote = second?.type === 'blockquote' ? second.children : [];
	const rationale = quote[0]?.type === 'paragraph' ? reader.inline(quote[0].children) : [];
	if (second?.type !== 'blockquote' || rationale.length === 0) {
		report(itemLine, 'rationale-missing', 'the entry has no rationale (a "> …" indented under it)');
	}
	if (rest.length > 0 || quote.length > 1) {
		report(itemLine, 'structure', 'an entry is one paragraph and one quoted paragraph');
	}
	return { text, rationale, line: itemLine };
}

function readMatching(
	table: Table,
	stem: readonly RootContent[],
	reader: RichTextReader,
	report: Report
): ReadParts | undefined {
	const [head, ...rows] = table.children;
	if (head?.children.length !== 3 || toString(head.children[2]).trim() !== 'Why') {
		report(lineOf(table), 'structure', 'the table has three columns, the third headed "Why"');
		return undefined;
	}
	const cell = (row: Table['children'][number], column: number) =>
		reader.inline(row.children[column]?.children ?? []);
	const lefts: { text: Inline[]; rationale: Inline[]; right: number }[] = [];
	const rights: { text: Inline[]; rationale?: Inline[] }[] = [];
	const partLines: number[] = [];
	for (const row of rows) {
		const [left, right, rationale] = [cell(row, 0), cell(row, 1), cell(row, 2)];
		const rowLine = lineOf(row);
		if (right.length === 0) report(rowLine, 'option-missing', 'the right cell is empty');
		if (rationale.length === 0) report(rowLine, 'rationale-missing', 'the Why cell is empty');
		const key = JSON.stringify(right);
		const known = rights.findIndex((other) => JSON.stringify(other.text) === key);
		const index = known >= 0 ? known : rights.length;
		if (left.length === 0) {
			if (known >= 0) report(rowLine, 'duplicate-option', 'a spare right side stands elsewhere too');
			rights.push({ text: right, rationale });
		} else {
			if (known < 0) rights.push({ text: right });
			lefts.push({ text: left, rationale, right: index });
			partLines.push(rowLine);
		}
	}
	const heads: [Inline[], Inline[]] = [cell(head, 0), cell(head, 1)];
	return { parts: { kind: 'matching', heads, lefts, rights }, stem, partLines };
}

function readAnswer(
	kind: keyof typeof answerSchemas,
	block: Code,
	stem: readonly RootContent[],
	reader: RichTextReader,
	report: Report
): ReadParts | undefined {
	const yaml = parseYaml(block.value, lineOf(block) + 1, report);
	if (!yaml) return undefined;
	const lineAt = (path: readonly PropertyKey[]) => yaml.lineOf(path);
	const inline = (markdown: string): Inline[] => {
		const [paragraph] = parseMarkdown(markdown).children;
		return paragraph?.type === 'paragraph' ? reader.inline(paragraph.children) : [markdown];
	};
	const explain = <T extends { rationale: string }>(mistake: T) => ({
		...mistake,
		rationale: inline(mistake.rationale)
	});
	if (kind === 'numeric') {
		const answer = readBySchema(yaml, numericAnswer, report);
		if (!answer) return undefined;
		const parts = { ...explain(answer), kind, mistakes: answer.mistakes.map(explain) };
		for (const [index, { value }] of answer.mistakes.entries()) {
			if (Math.abs(value - answer.value) > answer.tolerance) continue;
			report(lineAt(['mistakes', index]), 'duplicate-option', `the mistake ${value} is accepted`);
		}
		return { parts, stem, partLines: [lineAt(['value'])] };
	}
	if (kind === 'short-text') {
		const answer = readBySchema(yaml, shortTextAnswer, report);
		if (!answer) return undefined;
		const parts = { ...explain(answer), kind, mistakes: answer.mistakes.map(explain) };
		return { parts, stem, partLines: [lineAt(['accepted'])] };
	}
	const answer = readBySchema(yaml, faultyLineAnswer, report);
	const source = stem.at(-1);
	if (source?.type !== 'code') {
		report(lineOf(block), 'structure', 'the code to choose from stands right before the answer block');
		return undefined;
	}
	if (!answer) return undefined;
	const code = reader.code(source);
	for (const [path, number] of [
		[['line'], answer.line] as const,
		...answer.mistakes.map((mistake, index) => [['mistakes', index, 'line'], mistake.line] as const)
	]) {
		if (lineText(code.lines[number - 1] ?? []).trim()) continue;
		report(lineAt(path), 'option-missing', `line ${number} of the code is blank or not there`);
	}
	const numbers = [answer.line, ...answer.mistakes.map((mistake) => mistake.line)];
	if (new Set(numbers).size < numbers.length) {
		report(lineAt(['mistakes']), 'duplicate-option', 'a line is named twice');
	}
	const parts = { ...explain(answer), kind, code, mistakes: answer.mistakes.map(explain) };
	return { parts, stem: stem.slice(0, -1), partLines: [lineAt(['line'])] };
}
