import { readdir, readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { describe, expect, test } from 'vitest';
import { extendHistory } from '#lib/core/history/extend-history.ts';
import { emptyHistory, historyFormat } from '#lib/core/history/history.ts';
import { measuredFormat, measuredToJson } from '#lib/core/history/measured-json.ts';
import { responseSchema } from '#lib/core/items/response.ts';
import { writeBackup } from '#lib/core/log/backup.ts';
import { bodySchemas } from '#lib/core/log/event.ts';
import { isKnownEvent } from '#lib/core/log/known-event.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';
import { createMeasurement, observe } from '#lib/core/measure/measurement.ts';
import { nothingMeasured } from '#lib/core/session/measure-sessions.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { logSchemas } from '#lib/platform/storage/log-database.ts';
import { buildHashedEvent } from '#tests/builders/event.ts';
import { createCatalogue, createItems } from '#tests/builders/made-up-bank.ts';

const catalogue = createCatalogue(1, 1);
const folder = new URL('../fixtures/log/', import.meta.url);
const backups = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));

describe.for(backups)('the backup %s, written by a released version', async (name) => {
	const text = await readFile(new URL(name, folder), 'utf8');
	const backup = await readBackup(text, sha256);
	if (!backup.ok) throw new TypeError(backup.error.type);
	const { events, damaged, header, ending } = backup.value;

	test('reads whole', () => {
		expect({ damaged, ending }).toEqual({ damaged: [], ending: { type: 'Whole' } });
	});

	test('is written again byte for byte', async () => {
		if (!header) throw new TypeError('no header');
		expect((await writeBackup(events, header, sha256)).join('')).toBe(text);
	});

	test('is understood but for what is marked as a later version’s', () => {
		const known = new Set<unknown>(events.filter(isKnownEvent));
		const unknown = events.filter((event) => !known.has(event));
		expect(unknown.map(({ kind, v }) => `${kind} ${v}`)).toEqual([
			'later-kind 1',
			'item-answered 2'
		]);
	});
});

test('the backups hold every kind of event and of response', async () => {
	const texts = await Promise.all(backups.map((name) => readFile(new URL(name, folder), 'utf8')));
	const kinds = [
		...Object.keys(bodySchemas),
		...responseSchema.def.options.map((option) => option.shape.kind.def.values[0])
	];
	expect(kinds.filter((kind) => !texts.join('').includes(`"kind":"${kind}"`))).toEqual([]);
});

/**
 * What is stored can never be called back. A change here needs a new version of the event (`v`) or
 * of the database, code that still reads the old one, and a new backup beside `v1.jsonl`.
 */
describe('what is stored has not changed unnoticed', () => {
	test('in the tables', () => {
		expect(logSchemas).toEqual({
			1: { events: '++n, &id', meta: '', snapshots: '' },
			2: { segments: '++s' }
		});
	});

	test('in what a start goes on from, which a new format discards', async () => {
		const events = [
			await buildHashedEvent('session-started'),
			await buildHashedEvent('item-answered')
		];
		const history = extendHistory(emptyHistory, events, 1);
		const item = createItems(catalogue, 1)[0]!;
		const answer = { item, earned: 1, possible: 1, dontKnow: false, remembered: 0, rapid: false };
		const measured = {
			...nothingMeasured(catalogue),
			at: 1,
			measurement: observe(createMeasurement(catalogue), answer)
		};
		const stored = {
			[`history ${historyFormat}`]: shapeOf(history),
			[`measured ${measuredFormat}`]: shapeOf(measuredToJson(measured))
		};
		const text = `${JSON.stringify(stored, null, '\t')}\n`;
		await expect(text).toMatchFileSnapshot('../fixtures/log/kept-folds.json');
	});

	test('in the events', async () => {
		const schemas = Object.entries(bodySchemas).map(([kind, body]) => [kind, z.toJSONSchema(body)]);
		const text = `${JSON.stringify(Object.fromEntries(schemas), null, '\t')}\n`;
		await expect(text).toMatchFileSnapshot('../fixtures/log/event-schemas.json');
	});
});

/** The names and types of a value's parts; of a list or a map by free names, those of its first entry. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.slice(0, 1).map(shapeOf);
	if (typeof value !== 'object' || value === null) return typeof value;
	return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]));
}
