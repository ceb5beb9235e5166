import { expect, test } from 'vitest';
import { isKnownEvent } from '#lib/core/log/known-event.ts';
import { createLogWriter } from '#lib/core/log/log-writer.ts';
import { mergeEvents } from '#lib/core/log/merge.ts';
import { foldSessions } from '#lib/core/session/session.ts';
import type { SessionId } from '#lib/core/log/event.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { buildEvent } from '#tests/builders/event.ts';

test('two copies of one profile, with the same name, count and clock, keep both answers when they meet', async () => {
	const session = 'cloned' as SessionId;
	const started = buildEvent('session-started', { session }, { dev: 'clone', ts: 1, seq: 1 });
	const { body } = buildEvent('item-answered', { session });
	const copies = await Promise.all(
		[20_000, 21_000].map(async (elapsedMs) => {
			const store = createMemoryLogStore('clone');
			const writer = createLogWriter({ store, seq: 1, now: () => 2, sha256 });
			const recorded = await writer.record({ kind: 'item-answered', body: { ...body, elapsedMs } });
			if (!recorded.ok) throw new TypeError(recorded.error.type);
			return [started, ...recorded.value];
		})
	);
	const merged = mergeEvents(copies[0] ?? [], copies[1] ?? []);
	expect(merged.map(({ dev, seq, ts }) => `${dev} ${seq} ${ts}`)).toEqual([
		'clone 1 1',
		'clone 2 2',
		'clone 2 2'
	]);
	const [folded] = foldSessions(merged.filter(isKnownEvent));
	expect(folded?.answers.map(({ elapsedMs }) => elapsedMs).toSorted()).toEqual([20_000, 21_000]);
});
