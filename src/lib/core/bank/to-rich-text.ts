import type { BlockContent, Code, DefinitionContent, PhrasingContent, RootContent } from 'mdast';
import type { Block, CodeBlock, Inline, Token } from '#lib/core/items/rich-text.ts';
import { webAddressSchema } from '#lib/core/items/web-address.ts';
import { lineOf, parseMarkdown } from './markdown.ts';
import type { Report } from './source-file.ts';

/** Colours code at build time. @returns undefined for a language it does not know */
export type Highlight = (code: string, language: string) => Token[][] | undefined;

/** Turns Markdown nodes into rich text, and reports what has no place in a question. */
export type RichTextReader = {
	readonly inline: (nodes: readonly PhrasingContent[]) => Inline[];
	readonly blocks: (nodes: readonly (RootContent | BlockContent | DefinitionContent)[]) => Block[];
	readonly code: (node: Code) => CodeBlock;
	/** Markdown of one paragraph, as it stands in YAML from `line` of the file on. */
	readonly paragraph: (markdown: string, line: number) => Inline[];
};

export function createRichTextReader(highlight: Highlight, report: Report): RichTextReader {
	function image(node: PhrasingContent & { type: 'image' | 'imageReference' }): void {
		if (!node.alt?.trim()) report(lineOf(node), 'image-alt', 'the image has no text alternative');
		else report(lineOf(node), 'image', `draw "${node.alt}" as text, a table or code`);
	}

	function inlineNode(node: PhrasingContent): Inline[] {
		switch (node.type) {
			case 'text':
				return [node.value.replace(/\s*\n\s*/g, ' ')];
			case 'inlineCode':
				return [{ code: node.value }];
			case 'strong':
				return [{ strong: inline(node.children) }];
			case 'emphasis':
				return [{ em: inline(node.children) }];
			case 'link':
				if (webAddressSchema.safeParse(node.url).success) {
					return [{ link: inline(node.children), href: node.url }];
				}
				report(lineOf(node), 'structure', `"${node.url}" is not a full address on the web`);
				return [];
			case 'break':
				return [' '];
			case 'html':
				report(lineOf(node), 'raw-html', `raw HTML: ${node.value}`);
				return [];
			case 'image':
			case 'imageReference':
				image(node);
				return [];
			default:
				report(lineOf(node), 'structure', `${node.type} has no place in a question`);
				return [];
		}
	}

	function inline(nodes: readonly PhrasingContent[]): Inline[] {
		return joinText(nodes.flatMap(inlineNode));
	}

	function code(node: Code): CodeBlock {
		const language = node.lang ?? '';
		const lines = highlight(node.value, language);
		if (!language) report(lineOf(node), 'code-language', 'the code block names no language');
		else if (!lines) report(lineOf(node), 'code-language', `"${language}" is not a known language`);
		return { kind: 'code', language, lines: lines ?? plainLines(node.value) };
	}

	function block(node: RootContent | BlockContent | DefinitionContent): Block[] {
		switch (node.type) {
			case 'paragraph':
				return [{ kind: 'paragraph', content: inline(node.children) }];
			case 'code':
				return [code(node)];
			case 'list':
				return [
					{
						kind: 'list',
						ordered: node.ordered === true,
						items: node.children.map((item) => blocks(item.children))
					}
				];
			case 'table': {
				const [head, ...rows] = node.children.map((row) =>
					row.children.map((cell) => inline(cell.children))
				);
				return [{ kind: 'table', head: head ?? [], rows }];
			}
			case 'blockquote':
				return [{ kind: 'quote', content: blocks(node.children) }];
			case 'html':
				report(lineOf(node), 'raw-html', `raw HTML: ${node.value.split('\n')[0]}`);
				return [];
			default:
				report(lineOf(node), 'structure', `${node.type} has no place in a question`);
				return [];
		}
	}

	function blocks(nodes: readonly (RootContent | BlockContent | DefinitionContent)[]): Block[] {
		return nodes.flatMap(block);
	}

	function paragraph(markdown: string, line: number): Inline[] {
		const [first, ...rest] = parseMarkdown(markdown).children;
		if (!first) report(line, 'rationale-missing', 'the text is empty');
		else if (first.type !== 'paragraph' || rest.length > 0) {
			report(line, 'structure', 'the text is more than one paragraph');
		} else {
			const inner: Report = (_, rule, message) => report(line, rule, message);
			return createRichTextReader(highlight, inner).inline(first.children);
		}
		return [];
	}

	return { inline, blocks, code, paragraph };
}

/** Neighbouring strings as one, so that the tree is small and comparing is simple. */
function joinText(nodes: readonly Inline[]): Inline[] {
	const joined: Inline[] = [];
	for (const node of nodes) {
		const last = joined.at(-1);
		if (typeof node === 'string' && typeof last === 'string')
			joined[joined.length - 1] = last + node;
		else joined.push(node);
	}
	return joined;
}

function plainLines(code: string): Token[][] {
	return code.split('\n').map((line) => (line ? [line] : []));
}
