import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { createRandom } from '#lib/core/random.ts';
import { gunzip, gzip, isGzip } from './gzip.ts';

const random = createRandom('gzip');
const lines = Array.from({ length: 20_000 }, (_, n) => `{"n":${n},"é":"${random()}"}\n`);
const text = lines.join('');
const packed = gzipSync(text);
const most = 10_000_000;
const inflate = async (bytes: Uint8Array<ArrayBuffer>, mostBytes = most) =>
	gunzip(new Blob([bytes]), mostBytes);

test('what is compressed comes back, and any tool reads it', async () => {
	const made = await gzip([text.slice(0, 1000), text.slice(1000)]);
	if (!made) throw new TypeError('this Node has no CompressionStream');
	expect(await isGzip(made)).toBe(true);
	expect(await gunzip(made, most)).toEqual({ ok: true, value: text });
	expect(gunzipSync(await made.arrayBuffer()).toString()).toBe(text);
	expect(made.size).toBeLessThan(text.length / 2);
});

test('text is told from gzip by its first bytes', async () => {
	expect(await isGzip(new Blob([text]))).toBe(false);
	expect(await isGzip(new Blob([]))).toBe(false);
	expect(await isGzip(new Blob([packed.subarray(0, 1)]))).toBe(false);
});

describe('a file that was cut', () => {
	const lengths = [
		0,
		9,
		10,
		11,
		1000,
		65_535,
		65_536,
		65_537,
		packed.length - 8,
		packed.length - 1
	];

	test.for(lengths)('to %d bytes gives all that those bytes hold', async (length) => {
		const cut = packed.subarray(0, length);
		const held = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
		expect(await inflate(Uint8Array.from(cut))).toEqual({ ok: true, value: held.toString() });
	});
});

test('a file that is hurt in the middle gives what comes before', async () => {
	const hurt = Uint8Array.from(packed);
	hurt.fill(0xff, 150_000, 150_100);
	const result = await inflate(hurt);
	const value = result.ok ? result.value : '';
	const same = value.split('\n').filter((line, index) => `${line}\n` === lines[index]);
	expect(same.length).toBeGreaterThan(5000);
});

test('a file that inflates too far is refused', async () => {
	const tooFar = { ok: false, error: { type: 'InflatesTooFar' } };
	expect(await inflate(Uint8Array.from(packed), text.length - 1)).toEqual(tooFar);
	const bomb = gzipSync(Buffer.alloc(50_000_000));
	expect(await inflate(Uint8Array.from(bomb), 1_000_000)).toEqual(tooFar);
});
