import { lineText } from './plain-text.ts';
import type { Block, CodeBlock, Inline } from './rich-text.ts';

/** Inline text as Markdown on one line. */
export function inlineMarkdown(content: readonly Inline[]): string {
	return content
		.map((node) => {
			if (typeof node === 'string') return node;
			if ('code' in node) return fenceInline(node.code);
			if ('strong' in node) return `**${inlineMarkdown(node.strong)}**`;
			if ('em' in node) return `*${inlineMarkdown(node.em)}*`;
			return `[${inlineMarkdown(node.link)}](${node.href})`;
		})
		.join('');
}

/** Code that holds backticks is put between more of them (CommonMark 6.1). */
function fenceInline(code: string): string {
	const longest = Math.max(0, ...(code.match(/`+/g) ?? []).map((run) => run.length));
	const fence = '`'.repeat(longest + 1);
	return longest ? `${fence} ${code} ${fence}` : `${fence}${code}${fence}`;
}

export function codeMarkdown({ language, lines }: CodeBlock): string {
	return ['```' + language, ...lines.map(lineText), '```'].join('\n');
}

/** Blocks as Markdown, with an empty line between them. */
export function toMarkdown(blocks: readonly Block[]): string {
	return blocks.map(blockMarkdown).join('\n\n');
}

function blockMarkdown(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return inlineMarkdown(block.content);
		case 'code':
			return codeMarkdown(block);
		case 'list':
			return block.items
				.map((item, index) => {
					const mark = block.ordered ? `${index + 1}. ` : '- ';
					return mark + toMarkdown(item).replaceAll('\n', `\n${' '.repeat(mark.length)}`);
				})
				.join('\n');
		case 'table': {
			const row = (cells: readonly (readonly Inline[])[]) =>
				`| ${cells.map((cell) => inlineMarkdown(cell).replaceAll('|', '\\|')).join(' | ')} |`;
			return [
				row(block.head),
				`|${' --- |'.repeat(block.head.length)}`,
				...block.rows.map(row)
			].join('\n');
		}
		case 'quote':
			return `> ${toMarkdown(block.content).replaceAll('\n', '\n> ')}`;
	}
}
