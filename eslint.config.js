import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// The dependency rule: routes, ui → app → core; platform → core; only the composition root names platform.
// Each fixture in tests/fixtures/lint breaks one rule, and tests/lint.test.ts expects ESLint to say so.

const tests = ['**/*.test.ts', 'tests/**'];
const compositionRoot = 'src/lib/app/mettle.svelte.ts';

/** What no file may import. Kit 3 drops most of it. */
const retired = {
	regex: String.raw`^(\$lib|\$app/stores|\$service-worker|svelte/store)(/|$)`,
	message: 'Use #lib/… with its extension, $app/state, and runes.'
};

/** Refuses static and dynamic imports of what matches, beside what no file may import and more syntax. */
function refuse(imports, syntax = []) {
	const patterns = [...imports, retired];
	const dynamic = patterns.map(({ regex, message }) => ({
		selector: `ImportExpression[source.value=/${regex.replaceAll('/', String.raw`\/`)}/]`,
		message
	}));
	return {
		'no-restricted-imports': ['error', { patterns }],
		'no-restricted-syntax': ['error', ...dynamic, ...syntax]
	};
}

const layer = (names) => ({
	regex: `^#lib/(${names.join('|')})/|^\\.\\.?/.*lib/`,
	message: `This layer does not know: ${names.join(', ')}.`
});

const defaultExport = {
	selector: 'ExportDefaultDeclaration',
	message: 'Export by name, so that a thing has one name everywhere.'
};

const coreMay = (packages) => ({
	regex: `^(?!\\./|#lib/core/|(${['zod/mini', 'ts-fsrs', 'canonicalize', ...packages].join('|')})$)`,
	message: 'The core imports itself and pure libraries only.'
});

const impure = [
	'CallExpression[callee.name="Date"]',
	'NewExpression[callee.name="Date"][arguments.length=0]',
	'MemberExpression[object.name="Date"][property.name="now"]',
	'MemberExpression[object.name="Math"][property.name="random"]'
].map((selector) => ({ selector, message: 'Time and chance are arguments of the core.' }));

const outsideWorld = [
	'console',
	'crypto',
	'document',
	'fetch',
	'globalThis',
	'indexedDB',
	'localStorage',
	'location',
	'navigator',
	'performance',
	'process',
	'queueMicrotask',
	'sessionStorage',
	'setInterval',
	'setTimeout',
	'window'
];

export default ts.config(
	{
		ignores: [
			'build',
			'.svelte-kit',
			'node_modules',
			'bench/node_modules',
			'tests/fixtures',
			'questions'
		]
	},
	ts.configs.strict,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		rules: {
			...refuse([]),
			eqeqeq: 'error',
			'no-implicit-coercion': ['error', { boolean: false }],
			'object-shorthand': 'error',
			'@typescript-eslint/consistent-type-definitions': ['error', 'type'],
			// What a contract names and this code does not need starts with an underscore.
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }
			],
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-dynamic-delete': 'off'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			'svelte/no-at-html-tags': 'error',
			'svelte/no-inline-styles': 'error',
			// Values are replaced, not changed: a Map made inside one function needs no reactivity.
			'svelte/prefer-svelte-reactivity': 'off'
		}
	},
	{
		// What is stored or fetched and not waited for fails in silence: these rules need the types.
		files: ['src/**'],
		ignores: ['src/service-worker/**'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				tsconfigRootDir: import.meta.dirname
			}
		},
		rules: {
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error',
			'@typescript-eslint/await-thenable': 'error'
		}
	},
	{ files: ['**/*.d.ts'], rules: { '@typescript-eslint/consistent-type-definitions': 'off' } },
	{
		// A test fails loudly on a wrong assertion; in the measurement's dense arrays every index is in range.
		files: [...tests, 'bench/**', 'src/lib/core/measure/**'],
		rules: { '@typescript-eslint/no-non-null-assertion': 'off' }
	},
	{ files: ['src/**', 'scripts/**', 'bench/**'], rules: refuse([], [defaultExport]) },
	{
		files: ['src/routes/**'],
		ignores: tests,
		rules: refuse([layer(['platform'])], [defaultExport])
	},
	{
		files: ['src/lib/ui/**'],
		ignores: tests,
		rules: refuse([layer(['platform', 'app'])], [defaultExport])
	},
	{
		files: ['src/lib/app/**'],
		ignores: [...tests, compositionRoot],
		rules: refuse([layer(['platform', 'ui'])], [defaultExport])
	},
	{
		files: ['src/lib/platform/**', 'src/service-worker/**', 'src/recovery/**'],
		ignores: tests,
		rules: refuse([layer(['app', 'ui'])], [defaultExport])
	},
	{
		files: ['src/lib/core/**'],
		ignores: tests,
		rules: {
			...refuse([coreMay([])], [...impure, defaultExport]),
			'no-restricted-globals': ['error', ...outsideWorld]
		}
	},
	{
		files: ['src/lib/core/bank/**'],
		ignores: tests,
		rules: refuse(
			[coreMay(['yaml', 'mdast.*', 'micromark.*', 'syllable'])],
			[...impure, defaultExport]
		)
	}
);
