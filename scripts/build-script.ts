import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { notePackages } from './shipped-packages.ts';

/** Builds one script that needs no other file, and writes it beside its compressed twins. */
export async function buildScript(
	entry: string,
	file: string,
	define: Record<string, string> = {}
): Promise<void> {
	const result = await build({
		configFile: false,
		logLevel: 'warn',
		define,
		build: {
			write: false,
			lib: { entry, formats: ['iife'], name: 'script' },
			// Schemas that nothing reads do not come along with what stands beside them.
			rolldownOptions: { treeshake: { manualPureFunctions: ['z'] } }
		}
	});
	const [output] = [result].flat().flatMap((bundle) => ('output' in bundle ? bundle.output : []));
	if (output?.type !== 'chunk') throw new Error(`${entry} did not build into one script`);
	writeWithTwins(file, output.code);
	notePackages(path.basename(file, '.js'), output);
}

/** Writes a file as it is served: with a compressed twin for each encoding, which would else be an older content's. */
export function writeWithTwins(file: string, text: string): void {
	writeFileSync(file, text);
	writeFileSync(`${file}.br`, brotliCompressSync(text));
	writeFileSync(`${file}.gz`, gzipSync(text));
}
