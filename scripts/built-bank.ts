import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Item } from '../src/lib/core/items/item.ts';

/** Where a build keeps its bank. */
export const bankFolder = 'build/_app/immutable/bank';

/** Names of the built bank's files: its index, its laboratory, its recordings of proofs, and its shards of questions. */
export function bankFiles() {
	const files = readdirSync(bankFolder).filter((file) => file.endsWith('.json'));
	const startingWith = (start: string) => files.filter((file) => file.startsWith(start));
	const index = startingWith('index.');
	const laboratory = startingWith('laboratory.');
	const recordings = startingWith('proofs-');
	const others = new Set([...index, ...laboratory, ...recordings]);
	return { index, laboratory, recordings, shards: files.filter((file) => !others.has(file)) };
}

/** Every question of the build. */
export function builtItems(): Item[] {
	return bankFiles().shards.flatMap(
		(file) => JSON.parse(readFileSync(path.join(bankFolder, file), 'utf8')) as Item[]
	);
}
