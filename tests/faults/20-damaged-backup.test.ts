import { expect, test } from 'vitest';
import { sha256 } from '#lib/platform/hash.ts';
import { buildHashedEvent, buildUnknownEvent } from '#tests/builders/event.ts';
import { writeBackup } from '#lib/core/log/backup.ts';
import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import { readBackup } from '#lib/core/log/read-backup.ts';

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

test('a backup cut at any byte yields its whole lines and says what is missing', async () => {
	const bytes = new TextEncoder().encode(text);
	for (let length = 0; length < bytes.length; length++) {
		const cut = new TextDecoder().decode(bytes.subarray(0, length));
		const result = await readBackup(cut, sha256);
		const cutLines = cut.split('\n');
		const isWhole = (line: string, index: number) => line === lines[index];
		if (!cutLines.some(isWhole)) {
			expect(result).toEqual({ ok: false, error: { type: 'NotABackup' } });
			continue;
		}
		const backup = result.ok ? result.value : undefined;
		const wholeLines = cutLines.filter(isWhole);
		const hasFooter = wholeLines.length === lines.length;
		expect(backup?.events.map(canonicalJson)).toEqual(wholeLines.slice(1, 1 + events.length));
		expect(backup?.ending.type).toBe(hasFooter ? 'Whole' : 'Missing');
		const hurt = cutLines.filter((line, index) => line !== '' && !isWhole(line, index));
		expect(backup?.damaged.map(({ line }) => cutLines[line - 1])).toEqual(hurt);
	}
}, 60_000);

test('a backup with one bit flipped anywhere never yields an event that was not written', async () => {
	const bytes = new TextEncoder().encode(text);
	const written = new Set(events.map(canonicalJson));
	for (let position = 0; position < bytes.length; position++) {
		const flipped = bytes.slice();
		flipped[position]! ^= 1 << (position % 8);
		const backup = await read(new TextDecoder().decode(flipped));
		expect(backup.events.map(canonicalJson).filter((line) => !written.has(line))).toEqual([]);
		const lost = events.length - backup.events.length;
		expect(lost).toBeLessThanOrEqual(2);
		if (lost > 0) expect(backup.ending.type).not.toBe('Whole');
	}
}, 60_000);
