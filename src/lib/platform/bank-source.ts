import { base } from '$app/paths';
import { folder, indexFile, laboratoryFile } from 'virtual:mettle/bank-location';
import { catalogue } from 'virtual:mettle/catalogue';
import { type BankIndexFile, decodeBankIndex } from '#lib/core/bank/bank-index.ts';
import type { BankError, BankSource } from '#lib/core/bank/bank-source.ts';
import type { Item } from '#lib/core/items/item.ts';
import type { Laboratory } from '#lib/core/proof/laboratory.ts';
import type { Recording } from '#lib/core/proof/recording.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import { contentHash } from './content-hash.ts';

/** Whether the content is that of the name: `<name>.<content hash>.json`. */
async function isWhole(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
	return file.split('.').at(-2) === (await contentHash(bytes));
}

/**
 * A file of the bank, checked against the hash in its name. What a cache holds may be damaged, so a file that
 * does not fit is asked for once more past every cache.
 */
async function fetchFile<T>(file: string): Promise<Result<T, BankError>> {
	const failure = (): BankError => ({ type: isDamaged ? 'Damaged' : 'Unreachable', file });
	let isDamaged = false;
	for (const cache of ['default', 'reload'] as const) {
		let bytes: Uint8Array<ArrayBuffer>;
		try {
			const response = await fetch(`${base}/${folder}/${file}`, { cache });
			if (!response.ok) return err(failure());
			bytes = new Uint8Array(await response.arrayBuffer());
		} catch {
			// A network that does not answer, or not to the end, is an expected state, told to the caller as a value.
			return err(failure());
		}
		// The build wrote this content: its hash says so, its schema was checked there.
		if (await isWhole(file, bytes)) return ok(JSON.parse(new TextDecoder().decode(bytes)) as T);
		isDamaged = true;
	}
	return err(failure());
}

/** The bank that was built with this code. A failed part is asked for anew on the next call. */
export function createBankSource(): BankSource {
	const parts = new Map<string, Promise<Result<unknown, BankError>>>();

	function part<T>(file: string): Promise<Result<T, BankError>> {
		const known = parts.get(file);
		// A file's name stands for its content, so one name is only ever asked for with one type.
		if (known) return known as Promise<Result<T, BankError>>;
		const fetched = fetchFile<T>(file);
		parts.set(file, fetched);
		void fetched.then((result) => result.ok || parts.delete(file));
		return fetched;
	}

	const source: BankSource = {
		async index() {
			const file = await part<BankIndexFile>(indexFile);
			return file.ok ? ok(decodeBankIndex(file.value, catalogue)) : file;
		},
		async item(row) {
			const index = await source.index();
			if (!index.ok) return index;
			const file = index.value.shards[row.shard];
			if (file === undefined) throw new TypeError(`the index names no shard for ${row.id}`);
			const shard = await part<readonly Item[]>(file);
			if (!shard.ok) return shard;
			const item = shard.value.find(({ id }) => id === row.id);
			if (!item) throw new TypeError(`${file} does not hold ${row.id}`);
			return ok(item);
		},
		async recording({ file, name }) {
			const recordings = await part<Readonly<Record<string, Recording>>>(file);
			if (!recordings.ok) return recordings;
			const recording = recordings.value[name];
			if (!recording) throw new TypeError(`${file} does not hold ${name}`);
			return ok(recording);
		},
		laboratory: () => part<Laboratory>(laboratoryFile)
	};
	return source;
}
