import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { listStoredFiles } from './build-service-worker.ts';
import { readModuleGraph } from './module-graph.ts';
import { bankFiles, bankFolder, builtItems } from './built-bank.ts';

// npm run budgets: what a build weighs, in bytes after Brotli, against the bars of docs/budgets.md.
const build = 'build';

type Row = {
	readonly name: string;
	readonly measured: number;
	readonly bar: number;
	/** Where a bar is not reached yet: what must not be exceeded meanwhile. */
	readonly ceiling?: number;
	readonly digits?: number;
	/** The heaviest parts, to say where to look. */
	readonly parts?: ReadonlyMap<string, number>;
};

/** Brought only after an import from another device, for a backup, when storage needs a word, with a shared link, or once a log is long. */
const exceptional = [
	'backup-files',
	'save-backup',
	'schemas',
	'known-event',
	'LogNotices',
	'condense',
	'measure-past',
	'seal-rows',
	'segments',
	'compression'
];

const sizes = new Map<string, number>();

const brotli = (text: string | Buffer): number => brotliCompressSync(text).byteLength;

/** Size of a file of the build, in kB (1,000 bytes) after Brotli. */
function kilobytes(file: string): number {
	const known = sizes.get(file) ?? brotli(readFileSync(path.join(build, file))) / 1000;
	sizes.set(file, known);
	return known;
}

function sum(files: Iterable<string>): number {
	return [...files].reduce((total, file) => total + kilobytes(file), 0);
}

const partsOf = (files: Iterable<string>) =>
	new Map([...files].map((file) => [graph.nameOf(file), kilobytes(file)]));

function pageFiles(html: string, pattern: RegExp): Set<string> {
	return new Set([...html.matchAll(pattern)].map(([, file = '']) => file));
}

const graph = readModuleGraph('.svelte-kit/output/client/.vite/manifest.json');

function checkPage(page: string): Row[] {
	const html = readFileSync(path.join(build, page), 'utf8');
	const named = pageFiles(html, /(?:import\(|href=)"\/(_app\/immutable\/[^"]+\.js)"/g);
	const alone = pageFiles(html, /<script src="\/([^"]+)"/g);
	const first = new Set([...alone, ...graph.reach(named, 'static')]);
	const styles = pageFiles(html, /href="\/([^"]+\.css)"/g);
	const inline = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
	const route = `/${page.replace(/(index)?\.html$/, '').replace(/\/.*/, '/…')}`;
	const rows: Row[] = [
		{
			name: `${route}: JS before hydration, kB`,
			measured: sum(first),
			bar: 36.7,
			ceiling: 40,
			parts: partsOf(first)
		},
		{
			name: `${route}: JS requests`,
			measured: first.size,
			bar: 10,
			digits: 0,
			parts: partsOf(first)
		},
		{ name: `${route}: CSS, kB`, measured: sum(styles), bar: 10, parts: partsOf(styles) },
		{ name: `${route}: inline script, kB`, measured: brotli(inline.join('')) / 1000, bar: 0.3 }
	];
	if (!['/assess', '/gap'].includes(route)) return rows;
	const all = graph.reach(named, 'dynamic', exceptional);
	return [
		...rows,
		{
			name: `${route}: all JS, kB`,
			measured: sum(all),
			bar: 75,
			ceiling: 94,
			parts: partsOf(all)
		}
	];
}

function checkBank(): Row[] {
	const files = bankFiles();
	const inFolder = (file: string) => `${path.relative(build, bankFolder)}/${file}`;
	const shards = files.shards.map(inFolder);
	const recordings = files.recordings.map(inFolder);
	const items = builtItems();
	const read = (file: string): unknown =>
		JSON.parse(readFileSync(path.join(build, inFolder(file)), 'utf8'));
	const heaviest = Math.max(...shards.map(kilobytes));
	// What grows with the questions; the names of the shards grow with the skills.
	const indexBytes = files.index
		.map((file) => brotli(JSON.stringify({ ...(read(file) as object), shards: [] })))
		.reduce((a, b) => a + b, 0);
	return [
		{ name: 'heaviest shard, kB', measured: heaviest, bar: 15, parts: partsOf(shards) },
		{
			name: 'heaviest file of recordings, kB',
			measured: Math.max(...recordings.map(kilobytes)),
			bar: 15,
			parts: partsOf(recordings)
		},
		{ name: 'recorded laboratory, kB', measured: sum(files.laboratory.map(inFolder)), bar: 10 },
		{ name: 'index, bytes an item', measured: indexBytes / items.length, bar: 20 },
		{
			name: 'shards, times one file of all',
			measured: sum(shards) / (brotli(JSON.stringify(items)) / 1000),
			bar: 1.3,
			digits: 2
		}
	];
}

function format({ name, measured, bar, digits = 1 }: Row): string {
	const mark = measured > bar ? 'OVER' : '';
	return [
		name.padEnd(36),
		measured.toFixed(digits).padStart(7),
		String(bar).padStart(6),
		mark
	].join(' ');
}

/** Every page; of those that one route makes, which share their code, the longest stands for all. */
function listPages(): string[] {
	const pages = readdirSync(build, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.html') && file !== '404.html')
		.sort((a, b) => statSync(path.join(build, b)).size - statSync(path.join(build, a)).size);
	const folders = new Set<string>();
	return pages.filter((page) => {
		const folder = path.dirname(page);
		if (folder === '.') return true;
		const isFirst = !folders.has(folder);
		folders.add(folder);
		return isFirst;
	});
}

/** The bar is set for this many questions; what grows with them is weighed as if there were so many. */
const plannedQuestions = 1150;

async function checkOffline(): Promise<Row> {
	const stored = await listStoredFiles(build);
	const inBank = (file: string) => file.startsWith(path.relative(build, bankFolder));
	const grows = sum(stored.filter(inBank));
	const fixed = sum(stored.filter((file) => !inBank(file)));
	return {
		name: `offline set, kB for ${plannedQuestions} questions`,
		measured: fixed + (grows * plannedQuestions) / builtItems().length,
		bar: 900,
		parts: partsOf(stored)
	};
}

const recovery = ['recovery.html', 'recovery.css', 'recovery.js'];
const rows = [
	...listPages().sort().flatMap(checkPage),
	...checkBank(),
	await checkOffline(),
	{ name: 'service worker, kB', measured: kilobytes('service-worker.js'), bar: 6 },
	{ name: 'guard of a start, kB', measured: kilobytes('boot-guard.js'), bar: 0.6 },
	{ name: 'recovery page, kB', measured: sum(recovery), bar: 5, parts: partsOf(recovery) }
];
console.log(['what'.padEnd(36), 'is'.padStart(7), 'bar'.padStart(6)].join(' '));
for (const row of rows) console.log(format(row));
for (const { name, measured, bar, ceiling, parts } of rows) {
	if (measured <= (ceiling ?? bar)) continue;
	process.exitCode = 1;
	const heaviest = [...(parts ?? [])].sort(([, a], [, b]) => b - a).slice(0, 8);
	console.error(`\n${name} is over its bar. What weighs most:`);
	for (const [part, size] of heaviest) console.error(`${size.toFixed(1).padStart(8)} kB ${part}`);
}
