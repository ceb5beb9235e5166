import { readFileSync } from 'node:fs';
import type { Manifest } from 'vite';

export type ModuleGraph = {
	/**
	 * Every file that these files load: `static`, at once; `dynamic`, whenever. The pages that Kit's router can go to
	 * are no part of it, nor files of the names left out, with what only they bring.
	 */
	reach(
		files: Iterable<string>,
		imports: 'static' | 'dynamic',
		leftOut?: readonly string[]
	): Set<string>;
	/** What a file is made from, for people. */
	nameOf(file: string): string;
};

/** The chunks of a client build and what imports what, as Vite's manifest tells. */
export function readModuleGraph(manifestFile: string): ModuleGraph {
	// Vite wrote it in this build.
	const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest;
	const chunks = new Map(Object.values(manifest).map((chunk) => [chunk.file, chunk]));
	const fileOf = (key: string) => manifest[key]?.file ?? key;

	function reach(
		files: Iterable<string>,
		imports: 'static' | 'dynamic',
		leftOut: readonly string[] = []
	): Set<string> {
		const reached = new Set<string>();
		const open = [...files];
		for (let file = open.pop(); file !== undefined; file = open.pop()) {
			if (reached.has(file) || leftOut.includes(chunks.get(file)?.name ?? '')) continue;
			reached.add(file);
			const chunk = chunks.get(file);
			open.push(...(chunk?.imports ?? []).map(fileOf));
			if (imports === 'dynamic' && chunk?.name !== 'entry/app') {
				open.push(...(chunk?.dynamicImports ?? []).map(fileOf));
			}
		}
		return reached;
	}

	return {
		reach,
		nameOf: (file) => `${file} ${chunks.get(file)?.name ?? ''}`.trimEnd()
	};
}
