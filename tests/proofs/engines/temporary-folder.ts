import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder that is gone, with all that is in it, when it is disposed of. */
export async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
	const path = await mkdtemp(join(tmpdir(), 'mettle-proof-'));
	return {
		path,
		[Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true })
	};
}
