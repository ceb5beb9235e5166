import type { List, ListItem } from 'mdast';
import type { Inline } from '#lib/core/items/rich-text.ts';
import { lineOf } from './markdown.ts';
import type { Report } from './source-file.ts';
import type { RichTextReader } from './to-rich-text.ts';

type Explained = { readonly text: readonly Inline[]; readonly rationale: readonly Inline[] };
type ReadList<T> = { readonly parts: readonly T[]; readonly partLines: readonly number[] };

/** A list whose entries each have a rationale. */
export function readEntries(
	list: List,
	reader: RichTextReader,
	report: Report
): ReadList<Explained> {
	return {
		parts: list.children.map((entry) => readExplained(entry, reader, report)),
		partLines: list.children.map(lineOf)
	};
}

/** A task list whose entries each have a rationale; a ticked one is right. */
export function readTasks(
	list: List,
	reader: RichTextReader,
	report: Report
): ReadList<Explained & { readonly correct: boolean }> {
	const { parts, partLines } = readEntries(list, reader, report);
	const tasks = list.children.map((entry, index) => {
		if (typeof entry.checked !== 'boolean') {
			report(lineOf(entry), 'structure', 'an option starts with "- [ ]" or "- [x]"');
		}
		const { text = [], rationale = [] } = parts[index] ?? {};
		return { text, rationale, correct: entry.checked === true };
	});
	return { parts: tasks, partLines };
}

/** One paragraph, then its rationale as a quote of one paragraph. */
function readExplained(entry: ListItem, reader: RichTextReader, report: Report): Explained {
	const line = lineOf(entry);
	const [first, second, ...rest] = entry.children;
	const text = first?.type === 'paragraph' ? reader.inline(first.children) : [];
	if (text.length === 0) report(line, 'option-missing', 'the entry has no text');
	const quote = second?.type === 'blockquote' ? second.children : [];
	const rationale = quote[0]?.type === 'paragraph' ? reader.inline(quote[0].children) : [];
	if (rationale.length === 0) {
		report(line, 'rationale-missing', 'the entry has no rationale (a "> …" indented under it)');
	}
	if (rest.length > 0 || quote.length > 1) {
		report(line, 'structure', 'an entry is one paragraph and one quoted paragraph');
	}
	return { text, rationale };
}
