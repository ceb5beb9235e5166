import { lineText } from '#lib/core/items/plain-text.ts';
import type { Block, Inline } from '#lib/core/items/rich-text.ts';

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'\t': '&#9;',
	'\n': '<br>',
	'\r': '',
	// Anki plays `[sound:…]`, sets `[latex]…`, and fills `{{…}}` in.
	'[': '&#91;',
	'{': '&#123;'
};

/** Text for HTML on one line, between tags as well as in a quoted attribute. */
function escapeHtml(text: string): string {
	return text.replaceAll(/[&<>"'\t\n\r[{]/g, (sign) => entities[sign] ?? '');
}

/** Prose. A tag that shows nothing keeps MathJax from taking `\(` for mathematics. */
function escapeProse(text: string): string {
	return text
		.split(/(?<=\\)(?=[([])/)
		.map(escapeHtml)
		.join('<i></i>');
}

/** Inline text as HTML that holds no script, no image and no line end. */
export function inlineHtml(content: readonly Inline[]): string {
	return content
		.map((node) => {
			if (typeof node === 'string') return escapeProse(node);
			if ('code' in node) return `<code>${escapeHtml(node.code)}</code>`;
			if ('strong' in node) return `<b>${inlineHtml(node.strong)}</b>`;
			if ('em' in node) return `<em>${inlineHtml(node.em)}</em>`;
			return `<a href="${escapeHtml(node.href)}">${inlineHtml(node.link)}</a>`;
		})
		.join('');
}

/** Blocks as HTML on one line, for files that other programs read. Pages render blocks by components. */
export function toHtml(blocks: readonly Block[]): string {
	return blocks.map(blockHtml).join('');
}

function blockHtml(block: Block): string {
	switch (block.kind) {
		case 'paragraph':
			return `<p>${inlineHtml(block.content)}</p>`;
		case 'code': {
			const lines = block.lines.map((line) => escapeHtml(lineText(line)));
			return `<pre><code>${lines.join('<br>')}</code></pre>`;
		}
		case 'list': {
			const tag = block.ordered ? 'ol' : 'ul';
			return `<${tag}>${block.items.map((item) => `<li>${toHtml(item)}</li>`).join('')}</${tag}>`;
		}
		case 'table':
			return `<table>${rowHtml('th', block.head)}${block.rows.map((row) => rowHtml('td', row)).join('')}</table>`;
		case 'quote':
			return `<blockquote>${toHtml(block.content)}</blockquote>`;
	}
}

function rowHtml(tag: 'th' | 'td', cells: readonly (readonly Inline[])[]): string {
	return `<tr>${cells.map((cell) => `<${tag}>${inlineHtml(cell)}</${tag}>`).join('')}</tr>`;
}
