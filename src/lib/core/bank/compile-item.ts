import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { type Item, itemSchema } from '#lib/core/items/item.ts';
import { checkItem } from './check-item.ts';
import { splitFrontMatter, type SplitFile } from './front-matter.ts';
import type { Skill } from './catalogue.ts';
import type { Issue } from './issue.ts';
import type { RecordedProof } from './read-proofs.ts';
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
	/** What every proof recorded, by `<skill>/proofs/<name>`. */
	readonly proofs: ReadonlyMap<string, RecordedProof>;
};

export type CompiledItem = {
	readonly item: Item | undefined;
	/** The proof that its front matter names, run or not. */
	readonly proof: string | undefined;
	readonly issues: readonly Issue[];
};

/** Compiles one question file, `<skill>/<slug>.md`, and checks all that can be said of it alone. */
export function compileItem(file: SourceFile, context: CompileContext): CompiledItem {
	const issues: Issue[] = [];
	const report: Report = (line, rule, message) => {
		issues.push({ file: file.path, line, rule, message });
	};
	const split = splitFrontMatter(file.text, report);
	const item = split && readItem(file, split, context, report);
	return { item, proof: split?.frontMatter.proof, issues };
}

function readItem(
	file: SourceFile,
	split: SplitFile,
	context: CompileContext,
	report: Report
): Item | undefined {
	const { frontMatter, yaml } = split;
	const id = file.path.replace(/\.md$/, '');
	const skillId = id.split('/')[0] ?? '';
	const skill = context.skills.get(skillId);
	if (!skill) report(1, 'unknown-skill', `there is no skill "${skillId}" in skills.yaml`);

	const root = parseMarkdown(split.body);
	const { before, after } = splitAtWhy(root, report);
	const reader = createRichTextReader(context.highlight, report);
	const recorded = context.proofs.get(`${skillId}/proofs/${frontMatter.proof}`);
	const read = readParts(frontMatter.kind, before, recorded?.recording, reader, report);
	const stem = reader.blocks(read.stem);
	const why = reader.blocks(after);
	if (why.length === 0) {
		const end = root.children.at(-1) ?? root;
		report(lineOf(end), 'why-missing', 'there is no text under "## Why"');
	}

	const { kind: _kind, claim, proof: proofName, sources = [], ...fields } = frontMatter;
	if (sources.length === 0) {
		report(yaml.lineOf(['sources']), 'source-missing', 'no source is linked');
	}
	if (!read.parts || !skill) return undefined;

	const content = { ...read.parts, ...fields, id, skill: skillId, sources, stem, why };
	const proof = proofName && recorded && itemProof(proofName, recorded);
	const whole = {
		...content,
		hash: context.hash(JSON.stringify(content)),
		...(proof && { proof })
	};
	const parsed = itemSchema.safeParse(whole, inWords);
	if (!parsed.success) {
		for (const issue of parsed.error.issues) {
			report(1, 'schema', `${issue.path.map(String).join('.')}: ${issue.message}`);
		}
		return undefined;
	}
	checkItem(parsed.data, {
		skill,
		claim,
		proof: proofName,
		proofs: context.proofs,
		lines: {
			field: (name) => yaml.lineOf([name]),
			stem: lineOf(read.stem[0] ?? root),
			parts: read.partLines
		},
		report
	});
	return parsed.data;
}

function itemProof(name: string, { recording, file }: RecordedProof): Item['proof'] | undefined {
	const [newest] = recording?.runs ?? [];
	if (!recording || !newest) return undefined;
	return { name, on: recording.runs.map((run) => run.on), date: newest.date, file };
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
