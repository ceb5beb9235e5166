import path from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { encodeBankIndex } from '../src/lib/core/bank/bank-index.ts';
import type { Catalogue, CatalogueNames } from '../src/lib/core/bank/catalogue.ts';
import { compileBank, type CompiledBank } from '../src/lib/core/bank/compile-bank.ts';
import { formatIssue, isError } from '../src/lib/core/bank/issue.ts';
import { shardsOf } from '../src/lib/core/bank/shards.ts';
import { proofCounts } from '../src/lib/core/proof/proof-counts.ts';
import { contentHash } from './content-hash.ts';
import { createHighlight } from './highlight.ts';
import { readBankFiles } from './read-bank-files.ts';

/** Where the bank's files lie below the site's base: hashed names, so hosts may keep them for ever. */
const folder = '_app/immutable/bank';
const modulePrefix = 'virtual:mettle/';

type BankFiles = {
	readonly modules: ReadonlyMap<string, string>;
	readonly files: ReadonlyMap<string, string>;
};

/**
 * Compiles `questions/` into hashed shards, an index and the recorded laboratory, served in development and emitted by the build,
 * and into modules: the catalogue, its names and descriptions, the preset roles, and the addresses of index and laboratory. A build
 * stops on errors, all named.
 */
export function bank(name = 'questions'): Plugin {
	const source = path.resolve(name);
	const highlight = createHighlight();
	let current: Promise<BankFiles> | undefined;
	let isBuild = false;
	let isClientBuild = false;

	async function compile(): Promise<BankFiles> {
		const files = await readBankFiles(source);
		const compiled = compileBank(files, { highlight: await highlight, hash: contentHash });
		const errors = compiled.issues.filter(isError);
		if (errors.length > 0) {
			const list = errors.map((issue) => `${name}/${formatIssue(issue)}`).join('\n');
			throw new Error(`${errors.length} errors in the bank:\n${list}`);
		}
		return layOut(compiled);
	}

	const load = () => (current ??= compile());

	return {
		name: 'mettle-bank',
		configResolved(config) {
			isBuild = config.command === 'build';
			isClientBuild = isBuild && !config.build.ssr;
		},
		async buildStart() {
			// A build is not begun with a bad bank. Tests and development ask for the bank when they need it.
			if (isBuild) await load();
		},
		resolveId: (id) => (id.startsWith(modulePrefix) ? `\0${id}` : undefined),
		load: async (id) =>
			id.startsWith(`\0${modulePrefix}`) ? (await load()).modules.get(id.slice(1)) : undefined,
		async generateBundle() {
			if (!isClientBuild) return;
			for (const [fileName, text] of (await load()).files) {
				this.emitFile({ type: 'asset', fileName, source: text });
			}
		},
		configureServer(server: ViteDevServer) {
			server.watcher.add(source);
			server.watcher.on('all', (_event, file) => {
				if (!file.startsWith(source + path.sep)) return;
				current = undefined;
				server.moduleGraph.invalidateAll();
				server.ws.send({ type: 'full-reload' });
			});
			server.middlewares.use(async (request, response, next) => {
				const file =
					decodeURI(request.url ?? '')
						.split('?')[0]
						?.slice(1) ?? '';
				if (!file.startsWith(folder)) return next();
				try {
					const text = (await load()).files.get(file);
					if (text === undefined) return next();
					response.setHeader('Content-Type', 'application/json').end(text);
				} catch (error) {
					next(error);
				}
			});
		}
	};
}

function namesOf({ areas, skills }: Catalogue): CatalogueNames {
	return { areas, skills: skills.map(({ id, name, area }) => ({ id, name, area })) };
}

function layOut({ bank }: CompiledBank): BankFiles {
	const files = new Map<string, string>();
	const add = (name: string, content: unknown): string => {
		const text = JSON.stringify(content);
		const file = `${name}.${contentHash(text)}.json`;
		files.set(`${folder}/${file}`, text);
		return file;
	};
	for (const [name, recordings] of bank.recordings) {
		files.set(`${folder}/${name}`, JSON.stringify(recordings));
	}
	const shards = shardsOf(bank.items).map((shard) => add(shard.name, shard.items));
	const index = add('index', encodeBankIndex(bank.hash, bank.items, bank.catalogue, shards));
	// A bank without a laboratory has an empty one.
	const laboratory = add('laboratory', bank.laboratory ?? { runs: [], anomalies: [] });
	const modules = {
		catalogue: { catalogue: bank.catalogue },
		names: { names: namesOf(bank.catalogue) },
		descriptions: { descriptions: bank.descriptions },
		roles: { roles: bank.roles },
		'proof-counts': { counts: proofCounts(bank.items) },
		'bank-location': { folder, indexFile: index, laboratoryFile: laboratory }
	};
	return {
		files,
		modules: new Map(
			Object.entries(modules).map(([name, values]) => [modulePrefix + name, exportsOf(values)])
		)
	};
}

function exportsOf(values: Readonly<Record<string, unknown>>): string {
	return Object.entries(values)
		.map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
		.join('\n');
}
