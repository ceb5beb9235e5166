import type { Table, TableRow } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { ItemOfKind } from '#lib/core/items/item.ts';
import type { Inline } from '#lib/core/items/rich-text.ts';
import type { ReadParts } from './item-parts.ts';
import { lineOf } from './markdown.ts';
import type { Report } from './source-file.ts';
import type { RichTextReader } from './to-rich-text.ts';

type Left = ItemOfKind<'matching'>['lefts'][number];
type Right = ItemOfKind<'matching'>['rights'][number];

/** Rows of left, right and rationale; without a left, the right side belongs to nothing. */
export function readMatching(
	table: Table,
	reader: RichTextReader,
	report: Report
): Omit<ReadParts, 'stem'> {
	const [head, ...rows] = table.children;
	if (head?.children.length !== 3 || toString(head.children[2]).trim() !== 'Why') {
		report(lineOf(table), 'structure', 'the table has three columns, the third headed "Why"');
		return { parts: undefined, partLines: [] };
	}
	const cell = (row: TableRow, column: number): Inline[] =>
		reader.inline(row.children[column]?.children ?? []);
	const lefts: Left[] = [];
	const rights: Right[] = [];
	const leftLines: number[] = [];
	const spareLines: number[] = [];
	for (const row of rows) {
		const [left, right, rationale] = [cell(row, 0), cell(row, 1), cell(row, 2)];
		const line = lineOf(row);
		if (right.length === 0) report(line, 'option-missing', 'the right cell is empty');
		if (rationale.length === 0) report(line, 'rationale-missing', 'the Why cell is empty');
		const key = JSON.stringify(right);
		const known = rights.findIndex((other) => JSON.stringify(other.text) === key);
		if (left.length === 0) {
			if (known >= 0) report(line, 'duplicate-option', 'a spare right side stands elsewhere too');
			rights.push({ text: right, rationale });
			spareLines.push(line);
		} else {
			if (known < 0) rights.push({ text: right });
			lefts.push({ text: left, rationale, right: known < 0 ? rights.length - 1 : known });
			leftLines.push(line);
		}
	}
	return {
		parts: { kind: 'matching', heads: [cell(head, 0), cell(head, 1)], lefts, rights },
		partLines: [...leftLines, ...spareLines]
	};
}
