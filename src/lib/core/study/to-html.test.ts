import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block, Inline } from '#lib/core/items/rich-text.ts';
import { lawRuns } from '#tests/builders/law-runs.ts';
import { inlineHtml, toHtml } from './to-html.ts';

test.for<[Inline, string]>([
	['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
	['&lt; stays', '&amp;lt; stays'],
	[{ code: '<img src=x onerror="a()">' }, '<code>&lt;img src=x onerror=&quot;a()&quot;&gt;</code>'],
	['[sound:a.mp3] [latex]', '&#91;sound:a.mp3] &#91;latex]'],
	['{{c1::x}}', '&#123;&#123;c1::x}}'],
	['\\(x\\) and \\[y\\]', '\\<i></i>(x\\) and \\<i></i>&#91;y\\]'],
	['a\tb\nc\r\n', 'a&#9;b<br>c<br>'],
	[{ strong: [{ em: ['<b>'] }] }, '<b><em>&lt;b&gt;</em></b>'],
	[
		{ link: ['"'], href: 'https://a.example/?q="onclick=\'b' },
		'<a href="https://a.example/?q=&quot;onclick=&#39;b">&quot;</a>'
	]
])('%j is escaped', ([node, html]) => {
	expect(inlineHtml([node])).toBe(html);
});

test('keeps the lines and indents of code', () => {
	const code: Block = {
		kind: 'code',
		language: 'sql',
		lines: [['a < b'], [], ['\t', ['keyword', 'c']]]
	};
	expect(toHtml([code])).toBe('<pre><code>a &lt; b<br><br>&#9;c</code></pre>');
});

test('writes lists, tables and quotes', () => {
	const paragraph = (text: string): Block => ({ kind: 'paragraph', content: [text] });
	const blocks: Block[] = [
		{ kind: 'list', ordered: true, items: [[paragraph('a')], [paragraph('b')]] },
		{ kind: 'table', head: [['h']], rows: [[['<c>']]] },
		{ kind: 'quote', content: [paragraph('q')] }
	];
	expect(toHtml(blocks)).toBe(
		'<ol><li><p>a</p></li><li><p>b</p></li></ol>' +
			'<table><tr><th>h</th></tr><tr><td>&lt;c&gt;</td></tr></table>' +
			'<blockquote><p>q</p></blockquote>'
	);
});

test(`no text brings a tag, a quote, a tab or a line end in (seed ${lawRuns.seed})`, () => {
	const hostile = fc.stringMatching(/^[<>"'&\t\n\r[\]{}\\()/a-c:=;#0-9-]{0,40}$/);
	fc.assert(
		fc.property(hostile, (text) => {
			const html = inlineHtml([{ code: text }]);
			const inside = html.slice('<code>'.length, -'</code>'.length).replaceAll('<br>', '');
			expect(inside).not.toMatch(/[<>"'\t\n\r[{]/);
		}),
		lawRuns
	);
});
