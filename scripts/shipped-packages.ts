import { build, type Plugin, type Rolldown } from 'vite';

/** Where the client build writes down the packages it holds, beside Vite's own manifest, which hosts never see. */
const listFile = '.vite/packages.json';
export const clientList = `.svelte-kit/output/client/${listFile}`;

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
function packagesIn(bundle: Rolldown.OutputBundle): string[] {
	const modules = Object.values(bundle).flatMap((output) =>
		output.type === 'chunk' ? Object.entries(output.modules) : []
	);
	const folders = modules.flatMap(([id, { renderedLength }]) =>
		renderedLength > 0 ? (packageFolderOf(id) ?? []) : []
	);
	return [...new Set(folders)].sort();
}

/** Writes down which packages' code a client build ships. */
export function shippedPackages(): Plugin {
	let isClientBuild = false;
	return {
		name: 'mettle-shipped-packages',
		configResolved(config) {
			isClientBuild = config.command === 'build' && !config.build.ssr;
		},
		generateBundle(_options, bundle) {
			if (!isClientBuild) return;
			const source = JSON.stringify(packagesIn(bundle));
			this.emitFile({ type: 'asset', fileName: listFile, source });
		}
	};
}

/** The same of the service worker, which is a build of its own. */
export async function packagesOfWorker(): Promise<string[]> {
	let packages: string[] = [];
	await build({
		configFile: false,
		logLevel: 'warn',
		define: { __RELEASE__: '{}' },
		plugins: [
			{
				name: 'mettle-worker-packages',
				generateBundle: (_options, bundle) => void (packages = packagesIn(bundle))
			}
		],
		build: {
			write: false,
			lib: { entry: 'src/service-worker/worker.ts', formats: ['iife'], name: 'worker' }
		}
	});
	return packages;
}
