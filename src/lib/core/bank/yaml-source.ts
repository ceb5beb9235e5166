import { isNode, LineCounter, parseDocument } from 'yaml';
import type * as z from 'zod/mini';
import type { Report } from './source-file.ts';

/** Parsed YAML that can still say on which line of its file a value stands. */
export type YamlSource = {
	readonly value: unknown;
	readonly lineOf: (path: readonly PropertyKey[]) => number;
};

/**
 * Parses YAML 1.2 (no custom tags, duplicate keys refused).
 * @param firstLine the line of the file on which `text` starts
 * @returns undefined when it is malformed; what is wrong was reported
 */
export function parseYaml(text: string, firstLine: number, report: Report): YamlSource | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1;
	for (const error of document.errors) report(lineAt(error.pos[0]), 'schema', error.message);
	if (document.errors.length > 0) return undefined;
	const lineOf = (path: readonly PropertyKey[]): number => {
		for (let length = path.length; length > 0; length--) {
			const node = document.getIn(path.slice(0, length), true);
			if (isNode(node) && node.range) return lineAt(node.range[0]);
		}
		return firstLine;
	};
	return { value: document.toJS({ maxAliasCount: 100 }), lineOf };
}

/** Reads a parsed value by its schema. Every issue is reported with line and path. */
export function readBySchema<T>(
	source: YamlSource,
	schema: z.ZodMiniType<T>,
	report: Report
): T | undefined {
	const result = schema.safeParse(source.value, { reportInput: false });
	if (result.success) return result.data;
	for (const issue of result.error.issues) {
		const where = issue.path.map(String).join('.');
		report(source.lineOf(issue.path), 'schema', where ? `${where}: ${issue.message}` : issue.message);
	}
	return undefined;
}
