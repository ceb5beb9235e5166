import type { StoredEvent } from '#lib/core/log/event.ts';
import { isPurge } from '#lib/core/log/purge.ts';
import { isTombstone, toEvent } from './event-rows.ts';
import { type LogDatabase, metaKeys } from './log-database.ts';
import { segmentSize } from './segment-size.ts';
import { pack } from './segments.ts';

type NumberedEvent = StoredEvent & { readonly n: number };

/**
 * Packs all rows but the newest thousand, a thousand in each transaction. Purges and
 * tombstones stay rows, where a later purge finds them.
 */
export async function sealRows(db: LogDatabase): Promise<void> {
	const { epoch, rows } = await db.transaction('r', db.events, db.meta, async () => ({
		epoch: await db.meta.get(metaKeys.epoch),
		rows: await db.events.orderBy('n').toArray()
	}));
	const packable = rows.filter(
		// Every row that was read has its number.
		(row): row is NumberedEvent => !isTombstone(row) && !isPurge(row)
	);
	const last = packable.length - segmentSize;
	for (let start = 0; start + segmentSize <= last; start += segmentSize) {
		const chunk = packable.slice(start, start + segmentSize);
		// Compressed before the transaction, which would not wait for it.
		const lines = await pack(chunk.map(toEvent));
		const numbers = chunk.map(({ n }) => n);
		const done = await db.transaction('rw', [db.events, db.segments, db.meta], async () => {
			// Another tab may have packed them, or a purge taken some away.
			const first = await db.events.get(numbers[0] ?? 0);
			if (!first || (await db.meta.get(metaKeys.epoch)) !== epoch) return false;
			await db.segments.add({ upTo: numbers.at(-1) ?? 0, lines });
			await db.events.bulkDelete(numbers);
			return true;
		});
		if (!done) return;
	}
}
