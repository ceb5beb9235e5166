import { describe, expect, test } from 'vitest';
import type { StoredEvent } from '#lib/core/log/event.ts';
import type { LogError, LogSlice, LogStore } from '#lib/core/log/log-store.ts';
import type { Result } from '#lib/core/result.ts';
import { buildEvent, buildHashedEvent, buildUnknownEvent } from '#tests/builders/event.ts';

const answer = (seq: number) => buildEvent('item-answered', {}, { seq });

export function valueOf<T>(result: Result<T, LogError>): T {
	if (!result.ok) throw new TypeError(result.error.type);
	return result.value;
}

export async function eventsOf(store: LogStore): Promise<readonly StoredEvent[]> {
	return valueOf(await store.read()).events;
}

/** What every log store does. @param open gives an empty store of its own to each test */
export function describeLogStore(name: string, open: () => Promise<LogStore>): void {
	describe(name, () => {
		test('is empty at first', async () => {
			const store = await open();
			expect(valueOf(await store.read())).toMatchObject({ events: [], whole: true });
			expect(valueOf(await store.lastBackup())).toBeUndefined();
			expect(valueOf(await store.readSnapshot())).toBeUndefined();
		});

		test('reads what was acknowledged, in the order in which it came', async () => {
			const store = await open();
			expect(await store.append([answer(2), answer(1)])).toEqual({ ok: true, value: { added: 2 } });
			await store.append([answer(0)]);
			expect(await eventsOf(store)).toEqual([answer(2), answer(1), answer(0)]);
		});

		test('stores an event once, however often it is added', async () => {
			const store = await open();
			await store.append([answer(1)]);
			expect(valueOf(await store.append([answer(1), answer(2), answer(2)]))).toEqual({ added: 1 });
			expect(await eventsOf(store)).toEqual([answer(1), answer(2)]);
		});

		test('rejects other content under a known id, and with it the whole batch', async () => {
			const store = await open();
			await store.append([answer(1)]);
			const forged = { ...answer(2), id: answer(1).id };
			const result = await store.append([answer(3), forged, answer(4)]);
			expect(result).toEqual({ ok: false, error: { type: 'Corrupt', id: answer(1).id } });
			expect(await eventsOf(store)).toEqual([answer(1)]);
		});

		test('keeps all of what two callers add at once', async () => {
			const store = await open();
			await Promise.all([1, 2, 3, 4].map((seq) => store.append([answer(seq), answer(seq + 10)])));
			expect(await eventsOf(store)).toHaveLength(8);
		});

		test('gives back events of unknown kinds and versions unchanged', async () => {
			const store = await open();
			const later = [
				await buildUnknownEvent(),
				await buildUnknownEvent({ kind: 'item-answered', v: 2 })
			];
			await store.append(later);
			expect(await eventsOf(store)).toEqual(later);
		});

		test('accepts an append of nothing', async () => {
			const store = await open();
			expect(await store.append([])).toEqual({ ok: true, value: { added: 0 } });
		});

		describe('reading on from a position', () => {
			async function readOn(store: LogStore, slice: LogSlice): Promise<LogSlice> {
				return valueOf(await store.read(slice.position));
			}

			test('gives only what came since', async () => {
				const store = await open();
				await store.append([answer(1)]);
				const first = valueOf(await store.read());
				await store.append([answer(2)]);
				const second = await readOn(store, first);
				expect(second).toMatchObject({ events: [answer(2)], whole: false });
				expect(await readOn(store, second)).toMatchObject({ events: [], whole: false });
			});

			test.for<[string, (store: LogStore) => Promise<unknown>, readonly StoredEvent[]]>([
				[
					'a purge',
					(store) => store.append([buildEvent('events-purged', { ids: [answer(1).id] })]),
					[answer(2), buildEvent('events-purged', { ids: [answer(1).id] })]
				],
				['a replacement', (store) => store.replace([answer(3)]), [answer(3)]],
				['clearing', (store) => store.clear(), []]
			])('starts anew after %s', async ([, change, expected]) => {
				const store = await open();
				await store.append([answer(1), answer(2)]);
				const before = valueOf(await store.read());
				await change(store);
				expect(await readOn(store, before)).toMatchObject({ events: expected, whole: true });
			});

			test('does not believe a position of another log', async () => {
				const store = await open();
				await store.append([answer(1)]);
				const position = { epoch: 'elsewhere', n: 1, s: 0 };
				expect(valueOf(await store.read(position))).toMatchObject({
					events: [answer(1)],
					whole: true
				});
			});
		});

		describe('a purge', () => {
			const purge = buildEvent('events-purged', { ids: [answer(1).id, answer(2).id] });

			test('erases what it lists, and an old backup does not bring it back', async () => {
				const store = await open();
				await store.append([answer(1), answer(3)]);
				await store.append([purge]);
				expect(await eventsOf(store)).toEqual([answer(3), purge]);
				expect(valueOf(await store.append([answer(1), answer(2)]))).toEqual({ added: 0 });
				expect(await eventsOf(store)).toEqual([answer(3), purge]);
			});

			test('holds for events of its own batch', async () => {
				const store = await open();
				await store.append([purge, answer(1), answer(3)]);
				expect(new Set(await eventsOf(store))).toEqual(new Set([purge, answer(3)]));
			});

			test.for(['before', 'after'])(
				'is itself not purged by one that came %s it',
				async (order) => {
					const store = await open();
					const second = buildEvent('events-purged', { ids: [purge.id] });
					const [first, last] = order === 'before' ? [second, purge] : [purge, second];
					await store.append([first]);
					await store.append([answer(3)]);
					const { position } = valueOf(await store.read());
					await store.append([last]);
					expect(valueOf(await store.read(position)).events).toEqual([last]);
					await store.append([answer(1)]);
					expect(await eventsOf(store)).toEqual([first, answer(3), last]);
				}
			);
		});

		test('a snapshot keeps the events of its moment, and the latest replaces earlier ones', async () => {
			const store = await open();
			await store.append([answer(1)]);
			await store.takeSnapshot();
			await store.append([answer(2)]);
			expect(valueOf(await store.readSnapshot())).toEqual([answer(1)]);
			await store.takeSnapshot();
			expect(valueOf(await store.readSnapshot())).toEqual([answer(1), answer(2)]);
		});

		test('replacing forgets earlier purges and keeps the new events’ own', async () => {
			const store = await open();
			const purge = buildEvent('events-purged', { ids: [answer(1).id] });
			await store.append([purge]);
			await store.replace([
				answer(1),
				answer(2),
				buildEvent('events-purged', { ids: [answer(2).id] })
			]);
			expect((await eventsOf(store))[0]).toEqual(answer(1));
			expect(await eventsOf(store)).toHaveLength(2);
		});

		test('a replacement with damaged events leaves everything as it was', async () => {
			const store = await open();
			await store.append([answer(1)]);
			const forged = { ...answer(2), id: answer(3).id };
			expect(await store.replace([answer(3), forged])).toMatchObject({
				error: { type: 'Corrupt' }
			});
			expect(await eventsOf(store)).toEqual([answer(1)]);
		});

		test('remembers the last backup', async () => {
			const store = await open();
			await store.markBackup({ at: 5, answers: 1 });
			await store.markBackup({ at: 7, answers: 2 });
			expect(valueOf(await store.lastBackup())).toEqual({ at: 7, answers: 2 });
		});

		test('clearing erases events, purges, snapshot and marks', async () => {
			const store = await open();
			await store.append([answer(1), buildEvent('events-purged', { ids: [answer(2).id] })]);
			await store.takeSnapshot();
			await store.markBackup({ at: 5, answers: 1 });
			await store.clear();
			expect(await eventsOf(store)).toEqual([]);
			expect(valueOf(await store.readSnapshot())).toBeUndefined();
			expect(valueOf(await store.lastBackup())).toBeUndefined();
			await store.append([answer(2)]);
			expect(await eventsOf(store)).toEqual([answer(2)]);
		});

		test('has a name that its events can bear', async () => {
			const { dev } = await open();
			const event = await buildHashedEvent('session-paused', {}, { dev });
			expect(event.dev).toBe(dev);
		});

		test('a listener that has left is no longer told', async () => {
			const store = await open();
			const leave = store.subscribe(() => expect.unreachable());
			leave();
			expect(await store.append([answer(1)])).toMatchObject({ ok: true });
		});
	});
}
