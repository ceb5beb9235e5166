import { type BundledLanguage, createCssVariablesTheme, createHighlighter } from 'shiki';
import type { Highlight } from '../src/lib/core/bank/to-rich-text.ts';
import { tokenClasses, type Token, type TokenClass } from '../src/lib/core/items/rich-text.ts';

/** Languages a question may show; `text` and `console` stay plain. */
const languages = [
	'bash',
	'css',
	'diff',
	'docker',
	'go',
	'graphql',
	'hcl',
	'html',
	'http',
	'ini',
	'java',
	'javascript',
	'json',
	'log',
	'nginx',
	'proto',
	'python',
	'ruby',
	'sql',
	'toml',
	'typescript',
	'xml',
	'yaml'
];
const plain = new Set(['text', 'console', 'redis']);
const prefix = 'var(--shiki-token-';

/** Highlighting by Shiki's TextMate grammars, with its theme of variables read back as token classes. */
export async function createHighlight(): Promise<Highlight> {
	const theme = createCssVariablesTheme({ name: 'classes', variablePrefix: '--shiki-' });
	const shiki = await createHighlighter({ themes: [theme], langs: languages });
	return (code, language) => {
		if (plain.has(language)) return code.split('\n').map((line) => (line ? [line] : []));
		if (!shiki.getLoadedLanguages().includes(language)) return undefined;
		const { tokens } = shiki.codeToTokens(code, {
			lang: language as BundledLanguage, // it is loaded, as asked the line before
			theme: 'classes'
		});
		return tokens.map((line) =>
			joinTokens(
				line.map(({ content, color }): Token => {
					const tokenClass = classOf(color);
					return tokenClass ? [tokenClass, content] : content;
				})
			)
		);
	};
}

function classOf(color: string | undefined): TokenClass | undefined {
	if (!color?.startsWith(prefix)) return undefined;
	const name = color.slice(prefix.length, -1);
	if (name === 'string-expression') return 'string';
	return tokenClasses.find((tokenClass) => tokenClass === name);
}

const textOf = (token: Token): string => (typeof token === 'string' ? token : token[1]);
const tokenClassOf = (token: Token) => (typeof token === 'string' ? undefined : token[0]);

/** Joins neighbours of one class; blank runs go with what stands before them. */
function joinTokens(tokens: readonly Token[]): Token[] {
	const joined: Token[] = [];
	for (const token of tokens) {
		const last = joined.at(-1);
		const tokenClass = last && tokenClassOf(last);
		if (!last || (tokenClassOf(token) !== tokenClass && textOf(token).trim() !== '')) {
			joined.push(token);
			continue;
		}
		const text = textOf(last) + textOf(token);
		joined[joined.length - 1] = tokenClass ? [tokenClass, text] : text;
	}
	return joined;
}
