import { expect, test } from 'vitest';
import { inlineMarkdown, toMarkdown } from './to-markdown.ts';
import type { Block } from './rich-text.ts';

test('writes every block as Markdown that reads like its source', () => {
	const blocks: Block[] = [
		{ kind: 'paragraph', content: ['Run ', { code: 'VACUUM' }, ' ', { strong: ['now'] }, '.'] },
		{ kind: 'code', language: 'sql', lines: [[['keyword', 'SELECT'], ' 1;'], []] },
		{
			kind: 'list',
			ordered: true,
			items: [
				[{ kind: 'paragraph', content: ['first'] }],
				[
					{ kind: 'paragraph', content: ['second'] },
					{ kind: 'paragraph', content: ['and more'] }
				]
			]
		},
		{ kind: 'table', head: [['a'], ['b']], rows: [[['1'], [{ code: 'x | y' }]]] },
		{ kind: 'quote', content: [{ kind: 'paragraph', content: [{ em: ['said'] }] }] }
	];
	expect(toMarkdown(blocks)).toBe(
		[
			'Run `VACUUM` **now**.',
			'```sql\nSELECT 1;\n\n```',
			'1. first\n2. second\n   \n   and more',
			'| a | b |\n| --- | --- |\n| 1 | `x \\| y` |',
			'> *said*'
		].join('\n\n')
	);
});

test('keeps backticks in code, and the address of a link', () => {
	expect(inlineMarkdown([{ code: 'a`b' }])).toBe('`` a`b ``');
	expect(inlineMarkdown([{ link: ['manual'], href: 'https://example.org/' }])).toBe(
		'[manual](https://example.org/)'
	);
});
