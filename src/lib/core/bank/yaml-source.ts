import { isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import * as z from 'zod/mini';
import type { Report } from './source-file.ts';

/** Parsed YAML that can still say on which line of its file a value stands. */
export type YamlSource = {
	readonly value: unknown;
	/** The line of a key or list entry; of the nearest one around it where there is none. */
	readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/** What a schema says against a value, in words for authors: zod/mini brings none of its own. */
export const inWords = { error: z.locales.en().localeError };

/**
 * Parses YAML 1.2 as plain data: tags, aliases and duplicate keys are refused.
 * @param firstLine the line of the file on which `text` starts
 * @returns undefined when it is malformed; what is wrong was reported
 */
export function parseYaml(text: string, firstLine: number, report: Report): YamlSource | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, {
		lineCounter: lines,
		prettyErrors: false,
		logLevel: 'error'
	});
	const lineAt = (offset: number) => firstLine + Math.max(1, lines.linePos(offset).line) - 1;
	const problems = [...document.errors, ...document.warnings];
	for (const problem of problems) report(lineAt(problem.pos[0]), 'schema', problem.message);
	let hasAlias = false;
	visit(document, {
		Alias(_, alias) {
			hasAlias = true;
			report(lineAt(alias.range?.[0] ?? 0), 'schema', `write out what *${alias.source} stands for`);
		}
	});
	if (problems.length > 0 || hasAlias) return undefined;
	const lineOf = (path: readonly PropertyKey[]): number => {
		for (let length = path.length; length > 0; length--) {
			const parent = document.getIn(path.slice(0, length - 1), true);
			const last = path[length - 1];
			const node = isMap(parent)
				? parent.items.find(({ key }) => isScalar(key) && key.value === last)?.key
				: document.getIn(path.slice(0, length), true);
			if (isNode(node) && node.range) return lineAt(node.range[0]);
		}
		return firstLine;
	};
	return { value: document.toJS(), lineOf };
}

/** Reads a parsed value by its schema. Every issue is reported with line and path. */
export function readBySchema<T>(
	source: YamlSource,
	schema: z.ZodMiniType<T>,
	report: Report
): T | undefined {
	const result = schema.safeParse(source.value, { ...inWords, reportInput: false });
	if (result.success) return result.data;
	for (const issue of result.error.issues) {
		const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
		const path = key === undefined ? issue.path : [...issue.path, key];
		const where = issue.path.map(String).join('.');
		report(source.lineOf(path), 'schema', where ? `${where}: ${issue.message}` : issue.message);
	}
	return undefined;
}
