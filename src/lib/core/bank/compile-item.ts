import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { type Item, itemSchema } from '#lib/core/items/item.ts';
import type { Recording } from '#lib/core/proof/recording.ts';
import { checkItem } from './check-item.ts';
import { splitFrontMatter } from './front-matter.ts';
import type { Skill } from './catalogue.ts';
import type { Issue } from './issue.ts';
import { lineOf, parseMarkdown } from './markdown.ts';
import { readParts } from './read-parts.ts';
import type { Report, SourceFile } from './source-file.ts';
import { createRichTextReader, type Highlight } from './to-rich-text.ts';
import { inWords } from './yaml-source.ts';

export type CompileContext = {
	readonly skills: ReadonlyMap<string, Skill>;
	readonly highlight: Highlight;
	/** A short name for a text's content, the same on every machine. */
	readonly hash: (text: string) => string;
	/** Paths of all proofs, `<skill>/proofs/<name>.yaml`. */
	readonly proofFiles: ReadonlySet<string>;
	/** `<skill>/proofs/<name>` → what running that proof recorded. */
	readonly proofs: ReadonlyMap<string, Recording>;
};

export type CompiledItem = { readonly item: Item | undefined; readonly issues: readonly Issue[] };

/** Compiles one question file, `<skill>/<slug>.md`, and checks all that can be said of it alone. */
export function compileItem(file: SourceFile, context: CompileContext): CompiledItem {
	const issues: Issue[] = [];
	const report: Report = (line, rule, message) => {
		issues.push({ file: file.path, line, rule, message });
	};
	const item = readItem(file, context, report);
	return { item, issues };
}

function readItem(file: SourceFile, context: CompileContext, report: Report): Item | undefined {
	const split = splitFrontMatter(file.text, report);
	if (!split) return undefined;
	const { frontMatter, yaml } = split;
	const id = file.path.replace(/\.md$/, '');
	const skillId = id.split('/')[0] ?? '';
	const skill = context.skills.get(skillId);
	if (!skill) report(1, 'unknown-skill', `there is no skill "${skillId}" in skills.yaml`);

	const root = parseMarkdown(split.body);
	const { before, after } = splitAtWhy(root, report);
	const reader = createRichTextReader(context.highlight, report);
	const recording = context.proofs.get(`${skillId}/proofs/${frontMatter.proof}`);
	const read = readParts(frontMatter.kind, before, recording, reader, report);
	const stem = reader.blocks(read.stem);
	const why = reader.blocks(after);
	if (why.length === 0) {
		const end = root.children.at(-1) ?? root;
		report(lineOf(end), 'why-missing', 'there is no text under "## Why"');
	}

	const { kind: _kind, claim, sources = [], ...fields } = frontMatter;
	if (sources.length === 0) {
		report(yaml.lineOf(['sources']), 'source-missing', 'no source is linked');
	}
	if (!read.parts || !skill) return undefined;

	const content = { ...read.parts, ...fields, id, skill: skillId, sources, stem, why };
	const hashed = { ...content, hash: context.hash(JSON.stringify(content)) };
	const parsed = itemSchema.safeParse(hashed, inWords);
	if (!parsed.success) {
		for (const issue of parsed.error.issues) {
			report(1, 'schema', `${issue.path.map(String).join('.')}: ${issue.message}`);
		}
		return undefined;
	}
	checkItem(parsed.data, {
		skill,
		claim,
		proofs: context.proofFiles,
		lines: {
			field: (name) => yaml.lineOf([name]),
			stem: lineOf(read.stem[0] ?? root),
			parts: read.partLines
		},
		report
	});
	return parsed.data;
}

function splitAtWhy(root: Root, report: Report): { before: RootContent[]; after: RootContent[] } {
	const isWhy = (node: RootContent) =>
		node.type === 'heading' && node.depth === 2 && toString(node).trim() === 'Why';
	const at = root.children.findIndex(isWhy);
	if (at < 0) return { before: root.children, after: [] };
	const after = root.children.slice(at + 1);
	for (const node of after) {
		if (node.type === 'heading') report(lineOf(node), 'structure', '"## Why" is the only heading');
	}
	return {
		before: root.children.slice(0, at),
		after: after.filter((node) => node.type !== 'heading')
	};
}
