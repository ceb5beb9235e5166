import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AskedItem } from '../builders/long-log.ts';

const folder = 'build/_app/immutable/bank';

/** The questions of the build. */
export const bankItems: readonly AskedItem[] = readdirSync(folder)
	.filter((file) => /^(?!index\.|laboratory\.|proofs-).*\.json$/.test(file))
	.flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as AskedItem[]);
