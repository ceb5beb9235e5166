import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../src/lib/core/bank/source-file.ts';

/** Every file of a bank's folder, in a fixed order. */
export async function readBankFiles(folder: string): Promise<SourceFile[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const paths = entries
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
		.sort();
	return Promise.all(
		paths.map(async (name) => ({
			path: name.split(path.sep).join('/'),
			text: await readFile(path.join(folder, name), 'utf8')
		}))
	);
}
