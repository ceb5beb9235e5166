import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** GitHub-flavoured Markdown as a syntax tree with positions. Never fails: every text is Markdown. */
export function parseMarkdown(text: string): Root {
	return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** The line of the file on which a node starts. */
export function lineOf(node: Nodes): number {
	return node.position?.start.line ?? 1;
}
