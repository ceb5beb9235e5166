import Dexie, { type Table } from 'dexie';
import type { FoldCache } from '#lib/core/history/fold-cache.ts';
import { contentHash } from '../content-hash.ts';

type Entry = { readonly hash: string; readonly bytes: Uint8Array<ArrayBuffer> };
type CacheDatabase = Dexie & { readonly entries: Table<Entry, string> };

/** A database of its own, apart from the log: anybody may delete it at any time. */
export function createFoldCache(name = 'mettle-cache'): FoldCache {
	const db = new Dexie(name, {
		cache: 'disabled',
		chromeTransactionDurability: 'relaxed'
	}) as CacheDatabase;
	db.version(1).stores({ entries: '' });
	// A later release may change the tables at will: this one lets go, and finds nothing from then on.
	db.on('versionchange', () => {
		db.close({ disableAutoOpen: true });
		return false;
	});
	return {
		async load(key) {
			try {
				const entry = await db.entries.get(key);
				if (!(entry?.bytes instanceof Uint8Array)) return undefined;
				if ((await contentHash(entry.bytes)) !== entry.hash) return undefined;
				return JSON.parse(new TextDecoder().decode(entry.bytes)) as unknown;
			} catch {
				// Refused, of a later release, closed, or no JSON: whatever it was, the log has it all.
				return undefined;
			}
		},
		async save(key, value) {
			const bytes = new TextEncoder().encode(JSON.stringify(value));
			const hash = await contentHash(bytes);
			try {
				await db.entries.put({ hash, bytes }, key);
			} catch {
				// No room, most likely. Answers come first, and the next start folds the log instead.
			}
		},
		async clear() {
			try {
				await db.entries.clear();
				return true;
			} catch {
				return false;
			}
		}
	};
}
