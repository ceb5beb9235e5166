import type { RootContent } from 'mdast';
import { assertNever } from '#lib/core/assert-never.ts';
import type { ItemKind } from '#lib/core/items/item-kind.ts';
import type { Recording } from '#lib/core/proof/recording.ts';
import type { ReadParts } from './item-parts.ts';
import { lineOf } from './markdown.ts';
import { readAnswer } from './read-answer.ts';
import { readEntries, readTasks } from './read-list.ts';
import { readMatching } from './read-matching.ts';
import { readSchedule } from './read-schedule.ts';
import type { Report } from './source-file.ts';
import type { RichTextReader } from './to-rich-text.ts';

/**
 * Reads the parts of a question from where its stem ends.
 * @param nodes everything before "## Why"
 * @param recording what the question's proof recorded; undefined when it names none that was run
 */
export function readParts(
	kind: ItemKind,
	nodes: readonly RootContent[],
	recording: Recording | undefined,
	reader: RichTextReader,
	report: Report
): ReadParts {
	const last = nodes.at(-1);
	const stem = nodes.slice(0, -1);
	const missing = (what: string): ReadParts => {
		report(last ? lineOf(last) : 1, 'structure', `a ${kind} question ends in ${what}`);
		return { parts: undefined, stem, partLines: [] };
	};
	switch (kind) {
		case 'single-choice':
		case 'multiple-choice': {
			if (last?.type !== 'list') return missing('a task list of options');
			const { parts: options, partLines } = readTasks(last, reader, report);
			return { parts: { kind, options }, stem, partLines };
		}
		case 'true-false': {
			if (last?.type !== 'list') return missing('a task list of statements');
			const { parts: statements, partLines } = readTasks(last, reader, report);
			return { parts: { kind, statements }, stem, partLines };
		}
		case 'ordering': {
			if (last?.type !== 'list' || !last.ordered) return missing('an ordered list');
			const { parts: entries, partLines } = readEntries(last, reader, report);
			return { parts: { kind, entries }, stem, partLines };
		}
		case 'matching':
			if (last?.type !== 'table') return missing('a table of three columns: left, right, Why');
			return { ...readMatching(last, reader, report), stem };
		case 'numeric':
		case 'short-text':
		case 'faulty-line':
			if (last?.type !== 'code' || last.lang !== 'answer') return missing('an ```answer block');
			return readAnswer(kind, last, stem, reader, report);
		case 'schedule':
			if (last?.type !== 'code' || last.lang !== 'answer') return missing('an ```answer block');
			return readSchedule(last, stem, recording, reader, report);
		default:
			return assertNever(kind);
	}
}
