import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importEvents, planImport } from '#lib/core/log/import.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';
import { createMemoryLogStore } from '#lib/platform/storage/memory-log-store.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { buildHashedEvent } from '#tests/builders/event.ts';
import { hostileLines } from './hostile-backup.ts';

const header = JSON.stringify({ format: 'mettle-backup', v: 1, created: 1, dev: 'stranger' });
const good = await buildHashedEvent('self-rated');

/** What a log holds after somebody has brought this file in, as the page would. */
async function storedFrom(text: string): Promise<unknown[]> {
	const store = createMemoryLogStore('mine');
	const backup = await readBackup(text, sha256);
	if (backup.ok) {
		const imported = await importEvents(store, planImport([], backup.value.events));
		expect(imported.ok).toBe(true);
	}
	const stored = await store.read();
	if (!stored.ok) throw new Error(stored.error.type);
	return [...stored.value.events];
}

describe('fault 36: a backup from a stranger', () => {
	test.for(Object.entries(hostileLines))(
		'with %s gives a typed error and stores nothing',
		async ([, line]) => {
			expect(await readBackup(line, sha256)).toEqual({ ok: false, error: { type: 'NotABackup' } });
			const read = await readBackup(`${header}\n${line}\n`, sha256);
			expect(read.ok && read.value.events).toEqual([]);
			expect(read.ok && read.value.damaged).toEqual([
				{ line: 2, problem: expect.objectContaining({ type: expect.any(String) }) }
			]);
			expect(await storedFrom(`${header}\n${line}\n`)).toEqual([]);
			expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
		}
	);

	test('stores what is whole beside it, and only that', async () => {
		const lines = Object.values(hostileLines);
		const text = [header, ...lines, JSON.stringify(good), ...lines].join('\n');
		expect(await storedFrom(text)).toEqual([good]);
	});

	test.for(['id', 'v', 'kind', 'dev', 'seq', 'ts', 'body'] as const)(
		'with anything else as its %s stores nothing',
		async (field) => {
			await fc.assert(
				fc.asyncProperty(fc.jsonValue(), async (value) => {
					fc.pre(JSON.stringify(value) !== JSON.stringify(good[field]));
					const text = `${header}\n${JSON.stringify({ ...good, [field]: value })}`;
					expect(await storedFrom(text)).toEqual([]);
				}),
				{ numRuns: 50 }
			);
		}
	);

	test('of any text at all never crashes and stores nothing', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
				expect(await storedFrom(text)).toEqual([]);
				expect(await storedFrom(`${header}\n${text}`)).toEqual([]);
			})
		);
	});
});
