import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Where every build of the site writes down whose code it holds, beside Vite's own manifest, which hosts never see. */
const folder = '.vite';
const clientFolder = `.svelte-kit/output/client/${folder}`;
const isList = (file: string) => /^packages-.*\.json$/.test(file);

/** Code that a bundler adds by itself comes from its own package. */
const bundlers = /^\0(vite|rolldown)\//;

/**
 * The folder of the package that a module belongs to, from the project's own.
 * @param id as bundlers name modules
 * @returns undefined for a module of our own
 */
export function packageFolderOf(id: string): string | undefined {
	const bundler = bundlers.exec(id)?.[1];
	if (bundler) return `node_modules/${bundler}`;
	return /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(
		id.replaceAll('\\', '/')
	)?.[1];
}

/** The packages of which at least a byte is left after what nobody uses was shaken off. */
function packagesIn(chunks: readonly Rolldown.OutputChunk[]): string[] {
	const modules = chunks.flatMap((chunk) => Object.entries(chunk.modules));
	const folders = modules.flatMap(([id, { renderedLength }]) =>
		renderedLength > 0 ? (packageFolderOf(id) ?? []) : []
	);
	return [...new Set(folders)].sort();
}

/** Writes down which packages' code the pages ship. */
export function shippedPackages(): Plugin {
	let isClientBuild = false;
	return {
		name: 'mettle-shipped-packages',
		configResolved(config) {
			isClientBuild = config.command === 'build' && !config.build.ssr;
		},
		generateBundle(_options, bundle) {
			if (!isClientBuild) return;
			const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
			const source = JSON.stringify(packagesIn(chunks));
			this.emitFile({ type: 'asset', fileName: `${folder}/packages-pages.json`, source });
		}
	};
}

/** Writes down the same of a script that stands apart from the pages. */
export function notePackages(name: string, script: Rolldown.OutputChunk): void {
	mkdirSync(clientFolder, { recursive: true });
	const list = path.join(clientFolder, `packages-${name}.json`);
	writeFileSync(list, JSON.stringify(packagesIn([script])));
}

/** The folders of all packages whose code the last build ships. */
export function readShippedPackages(): string[] {
	const lists = existsSync(clientFolder) ? readdirSync(clientFolder).filter(isList) : [];
	if (!lists.includes('packages-pages.json') || !lists.includes('packages-service-worker.json')) {
		throw new Error('There is no whole build yet. Make one: npm run build');
	}
	const folders = lists.flatMap(
		// A build wrote it.
		(list) => JSON.parse(readFileSync(path.join(clientFolder, list), 'utf8')) as string[]
	);
	return [...new Set(folders)];
}
