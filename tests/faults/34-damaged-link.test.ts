import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { decodeLink } from '#lib/core/link/decode-link.ts';
import { encodeLink } from '#lib/core/link/encode-link.ts';
import { linkCheck, toBase64Url } from '#lib/core/link/link-check.ts';
import { roleSchema } from '#lib/core/role/role.ts';
import { receiveRole, sharedRoleSchema } from '#lib/core/role/shared-role.ts';
import * as compression from '#lib/platform/compression.ts';
import { sha256 } from '#lib/platform/hash.ts';
import { buildRole } from '#tests/builders/session.ts';

const ports = { sha256, compression };
const role = buildRole({ id: 'data-engineer', name: 'Data engineer', summary: 'Moves data.' });
const content = { kind: 'role', role };
const link = await write(content);
const address = `https://mettle.example/role#${link}`;

async function write(value: unknown): Promise<string> {
	const written = await encodeLink(value, ports);
	if (!written.ok) throw new Error(written.error.type);
	return written.value;
}

/** A link as somebody makes it who means harm: whole, with any content. */
async function forge(json: string | Buffer): Promise<string> {
	const payload = toBase64Url(deflateRawSync(json));
	return `1.${payload}.${await linkCheck(payload, sha256)}`;
}

/** The type of the error, or `ok`. */
async function outcome(text: string): Promise<string> {
	const read = await decodeLink(text, sharedRoleSchema, ports);
	return read.ok ? 'ok' : read.error.type;
}

const opened = (text: string) => decodeLink(text, sharedRoleSchema, ports);

describe('fault 34: a link that was damaged on its way', () => {
	test('opens as what it was, when nothing has happened to it', async () => {
		expect(link).toMatch(/^1\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{6}$/);
		expect(await opened(address)).toEqual({ ok: true, value: content });
		expect(await opened(link)).toEqual({ ok: true, value: content });
		expect(await opened(`#${link}`)).toEqual({ ok: true, value: content });
	});

	test('cut at any character says so', async () => {
		for (let length = 0; length < address.length; length++) {
			const start = address.indexOf('#1.') + 3;
			const expected = length < start ? 'NotALink' : 'Truncated';
			expect(await outcome(address.slice(0, length)), `cut at ${length}`).toBe(expected);
		}
	});

	test('opens in spite of what programs add and wrap', async () => {
		const every = (n: number, joint: string) =>
			address.replace(new RegExp(`.{${n}}`, 'g'), (part) => part + joint);
		const decorated = [
			`${address}&fbclid=IwAR0abc_def-1`,
			`${address}?utm_source=mail&utm_medium=x`,
			`${address}).`,
			`${address}...`,
			`${address}”, and tell me.`,
			`${address}#top`,
			` <${address}> `,
			`<${link}>`,
			`[role](${address})`,
			`<a href="${address}">${address}</a>`,
			`See ${address} and #1 of the list`,
			every(76, '\r\n'),
			every(75, '=\r\n'),
			every(72, '\n> '),
			every(20, ' '),
			every(9, '\u200b'),
			every(5, '\u00ad\t'),
			address.replaceAll('.', '%2E').replaceAll('#', '%23'),
			encodeURIComponent(address),
			encodeURIComponent(encodeURIComponent(address)),
			address.replaceAll('_', '%5f').replaceAll('-', '%2d'),
			every(30, '%0D%0A')
		];
		for (const text of decorated) expect(await outcome(text), text).toBe('ok');
	});

	test('with a bit flipped anywhere is never opened', async () => {
		const flipped = [...link].flatMap((character, at) =>
			[0, 1, 2, 3, 4, 5, 6].map((bit) => {
				const changed = String.fromCharCode(character.charCodeAt(0) ^ (1 << bit));
				return link.slice(0, at) + changed + link.slice(at + 1);
			})
		);
		const outcomes = await Promise.all(flipped.map(outcome));
		expect(outcomes).toHaveLength(link.length * 7);
		expect(outcomes).not.toContain('ok');
		expect(new Set(outcomes)).toEqual(
			new Set(['NotALink', 'UnknownVersion', 'Truncated', 'Damaged'])
		);
	});

	test('with letters exchanged, lost or doubled is told to be damaged', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 2, max: link.length - 9 }),
				fc.constantFrom('swap', 'lose', 'double'),
				async (at, what) => {
					const [a = '', b = ''] = link.slice(at, at + 2);
					fc.pre(what !== 'swap' || a !== b);
					const middle = { swap: b + a, lose: b, double: a + a + b }[what];
					const text = link.slice(0, at) + middle + link.slice(at + 2);
					expect(await outcome(text)).toBe('Damaged');
				}
			)
		);
	});

	test('in capital or small letters only says that, as nothing else can be done', async () => {
		expect(await outcome(address.toLowerCase())).toBe('CaseFolded');
		expect(await outcome(`https://mettle.example/role#${link.toUpperCase()}`)).toBe('CaseFolded');
	});

	test('of a version to come says which', async () => {
		expect(await opened(link.replace(/^1/, '2'))).toEqual({
			ok: false,
			error: { type: 'UnknownVersion', version: '2' }
		});
		expect(await outcome('#12.abcdefgh.abcdef')).toBe('UnknownVersion');
	});

	test.for(['', '#', '#main', 'hello', 'https://mettle.example/role', '3.14', '%', '#x.y.z', '1'])(
		'is no link at all: %j',
		async (text) => expect(await outcome(text)).toBe('NotALink')
	);
});

describe('fault 34: a link made to do harm', () => {
	test('stops inflating at its limit, long before a bomb is a bomb', async () => {
		const bomb = await forge(Buffer.alloc(40_000_000, ' '));
		expect(bomb.length).toBeLessThan(64 * 1024);
		let inflated = 0;
		const { DecompressionStream: Real } = globalThis;
		// The browser's own stream, with a meter behind it.
		globalThis.DecompressionStream = class {
			readable: ReadableStream;
			writable: WritableStream;
			constructor(format: CompressionFormat) {
				const real = new Real(format);
				this.writable = real.writable;
				this.readable = real.readable.pipeThrough(
					new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
						transform(piece, controller) {
							inflated += piece.length;
							controller.enqueue(piece);
						}
					})
				);
			}
		} as typeof DecompressionStream;
		try {
			expect(await outcome(bomb)).toBe('TooLarge');
		} finally {
			globalThis.DecompressionStream = Real;
		}
		expect(inflated).toBeGreaterThan(256 * 1024);
		expect(inflated).toBeLessThan(1024 * 1024);
	});

	test('is not even looked at above 64 KiB', async () => {
		expect(await outcome(`${address}${' '.repeat(64 * 1024)}`)).toBe('TooLarge');
		expect(await outcome('#'.repeat(64 * 1024))).toBe('NotALink');
		expect(await outcome('#1.'.repeat(20_000))).toBe('Truncated');
	});

	test('nested deeper than 16 levels is refused, and 100,000 do no harm', async () => {
		const nest = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
		const anything = z.unknown();
		const read = async (levels: number) => decodeLink(await forge(nest(levels)), anything, ports);
		expect((await read(16)).ok).toBe(true);
		for (const levels of [18, 100_000]) {
			expect(await read(levels)).toEqual({ ok: false, error: { type: 'BadContent' } });
		}
	});

	test.for([
		['no JSON', '{'],
		['not deflated', undefined],
		['null', 'null'],
		['another kind', JSON.stringify({ ...content, kind: 'prescreen' })],
		['a key more', JSON.stringify({ ...content, extra: 1 })],
		['a key more in the role', JSON.stringify({ kind: 'role', role: { ...role, extra: 1 } })],
		['a key missing', JSON.stringify({ kind: 'role', role: { ...role, groups: undefined } })],
		['a prototype', JSON.stringify(content).replace('{', '{"__proto__":{"isAdmin":true},')],
		['a prototype in the role', JSON.stringify(content).replace('"id"', '"__proto__":{},"id"')],
		['a number for a name', JSON.stringify({ kind: 'role', role: { ...role, name: 5 } })],
		['an empty name', JSON.stringify({ kind: 'role', role: { ...role, name: ' \u202e ' } })],
		['markup for an id', JSON.stringify({ kind: 'role', role: { ...role, id: '<b>' } })],
		['no groups', JSON.stringify({ kind: 'role', role: { ...role, groups: [] } })],
		['a skill twice', withRequirements((all) => [...all, ...all])],
		[
			'a level outside its range',
			withRequirements((all) => all.map((r) => ({ ...r, range: [4, 4] })))
		],
		['a fraction for a level', withRequirements((all) => all.map((r) => ({ ...r, level: 1.5 })))],
		[
			'301 skills',
			withRequirements(([first]) =>
				Array.from({ length: 301 }, (_, n) => ({ ...first, skill: `skill-${n}` }))
			)
		]
	] as const)('with %s is refused', async ([, json]) => {
		const payload = toBase64Url(new TextEncoder().encode('this was never deflated'));
		const text =
			json === undefined ? `1.${payload}.${await linkCheck(payload, sha256)}` : await forge(json);
		expect(await outcome(text)).toBe('BadContent');
		expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
	});

	test('shows its words as short plain text', async () => {
		const evil = {
			...role,
			name: `\u202e<img src=x onerror=alert(1)>${'x'.repeat(10_000)}`,
			summary: 'a\u0000\u0007b\r\nc\u2067'
		};
		const read = await opened(await forge(JSON.stringify({ kind: 'role', role: evil })));
		expect(read.ok && read.value.role.name).toMatch(/^<img src=x onerror=alert\(1\)>x+…$/);
		expect(read.ok && read.value.role.name.length).toBe(120);
		expect(read.ok && read.value.role.summary).toBe('ab c');
	});

	test('of anything at all gives a value or a typed error, never a crash', async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue(), async (value) => {
				expect(['BadContent', 'TooLarge']).toContain(
					await outcome(await forge(JSON.stringify(value)))
				);
			})
		);
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
				expect(await outcome(text)).toMatch(/^[A-Z]/);
			})
		);
	});
});

describe('fault 34: a role that came by link', () => {
	test('never takes the place of an own one', () => {
		const incoming = buildRole({ ...role, summary: 'Mine' });
		const own = buildRole({ id: 'data-engineer', name: 'Data engineer', groups: firstOnly() });
		expect(receiveRole(incoming, [own])).toEqual({
			type: 'new',
			role: { ...incoming, id: 'data-engineer-2', name: 'Data engineer 2' }
		});
		const second = buildRole({ ...own, id: 'data-engineer-2', name: 'Other' });
		expect(receiveRole(incoming, [own, second]).role.id).toBe('data-engineer-3');
	});

	test('is known when it asks the same', () => {
		const own = buildRole({ ...role, id: 'mine', name: 'My own words' });
		expect(receiveRole(role, [own])).toEqual({ type: 'known', role: own });
	});

	test('keeps a name and an id that fit, however long they were', () => {
		const long = buildRole({ id: 'a'.repeat(80), name: 'n'.repeat(120) });
		const other = buildRole({ id: 'a'.repeat(80), name: 'n'.repeat(120), groups: firstOnly() });
		const { role: fitted } = receiveRole(long, [other]);
		expect(roleSchema.safeParse(fitted).success).toBe(true);
		expect(fitted.id).toBe(`${'a'.repeat(78)}-2`);
	});
});

type Requirements = (typeof role)['groups'][number]['requirements'];

function withRequirements(change: (all: Requirements) => unknown): string {
	const [group] = role.groups;
	const groups = [{ ...group, requirements: change(group?.requirements ?? []) }];
	return JSON.stringify({ kind: 'role', role: { ...role, groups } });
}

function firstOnly(): unknown {
	return role.groups.map((group) => ({ ...group, requirements: group.requirements.slice(0, 1) }));
}
