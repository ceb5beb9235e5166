import { describe, expect, test } from 'vitest';
import { sha256 } from '#lib/platform/hash.ts';
import { buildHashedEvent, buildUnknownEvent } from '#tests/builders/event.ts';
import { writeBackup } from './backup.ts';
import { canonicalJson } from './canonical-json.ts';
import { compareEvents } from './merge.ts';
import { readBackup } from './read-backup.ts';

const events = [
	await buildHashedEvent('item-answered', {}, { ts: 3 }),
	await buildHashedEvent('session-started', {}, { ts: 1 }),
	await buildUnknownEvent({ ts: 2 }),
	await buildHashedEvent('item-answered', {
		response: { kind: 'short-text', text: 'naïve 日本 😀' }
	})
];
const origin = { created: 1_700_000_000_000, dev: 'laptop' };
const text = (await writeBackup(events, origin, sha256)).join('');
const lines = text.trimEnd().split('\n');

async function read(changed: string) {
	const result = await readBackup(changed, sha256);
	if (!result.ok) throw new TypeError(result.error.type);
	return result.value;
}

test('a backup comes back whole and in fold order', async () => {
	const backup = await read(text);
	expect(backup.events).toEqual(events.toSorted(compareEvents));
	expect(backup).toMatchObject({ header: origin, damaged: [], ending: { type: 'Whole' } });
});

test('an event of an unknown kind is written byte for byte as it was read', async () => {
	const again = await writeBackup((await read(text)).events, origin, sha256);
	expect(again.join('')).toBe(text);
});

test('the same log gives the same file, whatever order its events arrived in', async () => {
	expect((await writeBackup(events.toReversed(), origin, sha256)).join('')).toBe(text);
});

test('an empty log has a backup as well', async () => {
	const backup = await read((await writeBackup([], origin, sha256)).join(''));
	expect(backup).toMatchObject({ events: [], damaged: [], ending: { type: 'Whole' } });
});

test('a backup of several parts comes back whole', async () => {
	const many = await Promise.all(
		Array.from({ length: 2500 }, (_, seq) => buildHashedEvent('session-paused', {}, { seq }))
	);
	const parts = await writeBackup(many, origin, sha256);
	const backup = await read(parts.join(''));
	expect(backup.events).toEqual(many);
	expect(backup.ending).toEqual({ type: 'Whole' });
});

test('line ends of Windows, a byte order mark and empty lines do no harm', async () => {
	const mailed = `\uFEFF${text.replaceAll('\n', '\r\n')}\r\n\r\n`;
	expect(await read(mailed)).toMatchObject({ damaged: [], ending: { type: 'Whole' } });
});

describe('a damaged file', () => {
	test('without one of its lines is told by the count', async () => {
		const backup = await read(text.replace(`${lines[2]}\n`, ''));
		expect(backup.ending).toEqual({ type: 'Mismatch', expected: 4 });
		expect(backup.events).toHaveLength(3);
	});

	test('whose footer counts otherwise is told', async () => {
		const backup = await read(text.replace('"count":4', '"count":5'));
		expect(backup.ending).toEqual({ type: 'Mismatch', expected: 5 });
		expect(backup.events).toHaveLength(4);
	});

	test('with an exchanged event is told by the hash', async () => {
		const other = canonicalJson(await buildHashedEvent('session-paused'));
		const backup = await read(text.replace(lines[2] ?? '', other));
		expect(backup.ending).toEqual({ type: 'Mismatch', expected: 4 });
		expect(backup.events).toHaveLength(4);
	});

	test('without its header still yields its events', async () => {
		const backup = await read(lines.slice(1).join('\n'));
		expect(backup.events).toHaveLength(4);
		expect(backup.header).toBeUndefined();
	});

	test('names the line and the reason', async () => {
		const hurt = text.replace('naïve', 'naive');
		expect((await read(hurt)).damaged).toEqual([{ line: 5, problem: { type: 'IdMismatch' } }]);
	});
});

test.for([
	['nothing', ''],
	['a page', '<html></html>'],
	['another file of JSON lines', '{"format":"other"}'],
	['nesting without end', '['.repeat(200_000)],
	['a forged header', '{"__proto__":{"format":"mettle-backup","v":1,"created":1,"dev":"x"}}'],
	['binary', '\u0000\uFFFD\u0001']
] as const)('%s is not a backup', async ([, content]) => {
	expect(await readBackup(content, sha256)).toEqual({ ok: false, error: { type: 'NotABackup' } });
	expect(Object.prototype).not.toHaveProperty('format');
});
