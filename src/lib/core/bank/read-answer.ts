import type { Code, RootContent } from 'mdast';
import { assertNever } from '#lib/core/assert-never.ts';
import { normalizeShortText } from '#lib/core/items/normalize-short-text.ts';
import { lineText } from '#lib/core/items/plain-text.ts';
import { answerSchemas } from './answer-schemas.ts';
import type { ItemParts, ReadParts } from './item-parts.ts';
import { lineOf } from './markdown.ts';
import type { Report } from './source-file.ts';
import type { RichTextReader } from './to-rich-text.ts';
import { parseYaml, readBySchema, type YamlSource } from './yaml-source.ts';

type Answer = {
	readonly yaml: YamlSource;
	readonly reader: RichTextReader;
	readonly report: Report;
};

/** Reads the `answer` block of a kind with free input, or with lines of code to choose from. */
export function readAnswer(
	kind: Exclude<keyof typeof answerSchemas, 'schedule'>,
	block: Code,
	stem: readonly RootContent[],
	reader: RichTextReader,
	report: Report
): ReadParts {
	const yaml = parseYaml(block.value, lineOf(block) + 1, report);
	const answer = yaml && { yaml, reader, report };
	const partLines = [lineOf(block) + 1];
	switch (kind) {
		case 'numeric':
			return { parts: answer && readNumeric(answer), stem, partLines };
		case 'short-text':
			return { parts: answer && readShortText(answer), stem, partLines };
		case 'faulty-line': {
			const source = stem.at(-1);
			if (source?.type === 'code') {
				const parts = answer && readFaultyLine(answer, source);
				return { parts, stem: stem.slice(0, -1), partLines };
			}
			const message = 'the code to choose from stands right before the answer block';
			report(lineOf(block), 'structure', message);
			return { parts: undefined, stem, partLines };
		}
		default:
			return assertNever(kind);
	}
}

type Explained = { readonly rationale: string };

/** The answer with its own rationale and those of its mistakes as rich text. */
function explain<A extends Explained & { readonly mistakes: readonly M[] }, M extends Explained>(
	answer: A & { readonly mistakes: readonly M[] },
	{ yaml, reader }: Answer
) {
	return {
		...answer,
		rationale: reader.paragraph(answer.rationale, yaml.lineOf(['rationale'])),
		mistakes: answer.mistakes.map((mistake, index) => {
			const line = yaml.lineOf(['mistakes', index, 'rationale']);
			return { ...mistake, rationale: reader.paragraph(mistake.rationale, line) };
		})
	};
}

function readNumeric(answer: Answer): ItemParts | undefined {
	const { yaml, report } = answer;
	const read = readBySchema(yaml, answerSchemas.numeric, report);
	if (!read) return undefined;
	read.mistakes.forEach(({ value }, index) => {
		if (Math.abs(value - read.value) > read.tolerance) return;
		report(
			yaml.lineOf(['mistakes', index]),
			'duplicate-option',
			`the mistake ${value} is accepted`
		);
	});
	return { kind: 'numeric', ...explain(read, answer) };
}

function readShortText(answer: Answer): ItemParts | undefined {
	const { yaml, report } = answer;
	const read = readBySchema(yaml, answerSchemas['short-text'], report);
	if (!read) return undefined;
	const accepted = read.accepted.map(normalizeShortText);
	accepted.forEach((text, index) => {
		if (text) return;
		report(yaml.lineOf(['accepted', index]), 'option-missing', 'an empty answer would be accepted');
	});
	read.mistakes.forEach(({ text }, index) => {
		if (!accepted.includes(normalizeShortText(text))) return;
		report(
			yaml.lineOf(['mistakes', index]),
			'duplicate-option',
			`the mistake "${text}" is accepted`
		);
	});
	return { kind: 'short-text', ...explain(read, answer) };
}

function readFaultyLine(answer: Answer, source: Code): ItemParts | undefined {
	const { yaml, reader, report } = answer;
	const code = reader.code(source);
	const read = readBySchema(yaml, answerSchemas['faulty-line'], report);
	if (!read) return undefined;
	const named = [
		{ line: read.line, path: ['line'] },
		...read.mistakes.map(({ line }, index) => ({ line, path: ['mistakes', index, 'line'] }))
	];
	named.forEach(({ line, path }, index) => {
		if (!lineText(code.lines[line - 1] ?? []).trim()) {
			report(yaml.lineOf(path), 'option-missing', `line ${line} of the code is blank or not there`);
		}
		if (named.findIndex((other) => other.line === line) < index) {
			report(yaml.lineOf(path), 'duplicate-option', `line ${line} is named twice`);
		}
	});
	return { kind: 'faulty-line', code, ...explain(read, answer) };
}
