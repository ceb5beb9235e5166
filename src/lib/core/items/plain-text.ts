import type { Inline, Token } from './rich-text.ts';

/** The words of a run of inline nodes, without their marks. */
export function plainText(content: readonly Inline[]): string {
	return content
		.map((node) => {
			if (typeof node === 'string') return node;
			if ('code' in node) return node.code;
			if ('strong' in node) return plainText(node.strong);
			if ('em' in node) return plainText(node.em);
			return plainText(node.link);
		})
		.join('');
}

/** The text of one line of code. */
export function lineText(line: readonly Token[]): string {
	return line.map((token) => (typeof token === 'string' ? token : token[1])).join('');
}
