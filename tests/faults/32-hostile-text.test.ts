import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, maxForeignLength, readForeignText } from '#lib/core/foreign-text.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const textOf = (source: string | Uint8Array) => {
	const read = readForeignText(source);
	return read.ok ? read.value.text : undefined;
};
const forbidden =
	/[\0-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Cs}/u;

describe('fault 32: hostile text from outside', () => {
	test('above 1 MB is cut there, and says so', () => {
		const long = 'We seek a developer. '.repeat(60_000);
		for (const source of [long, bytes(long)]) {
			const read = readForeignText(source);
			expect(read).toMatchObject({ ok: true, value: { capped: true } });
			expect(read.ok && read.value.text).toBe(long.slice(0, maxForeignLength));
		}
		expect(readForeignText('short')).toEqual({ ok: true, value: { text: 'short', capped: false } });
	});

	test('is cut between two characters, never within one', () => {
		const before = 'a'.repeat(maxForeignLength - 1);
		expect(textOf(`${before}😀`)).toBe(before);
		expect(textOf(bytes(`${before}é`))).toBe(before);
	});

	test.for([
		['pdf', '%PDF-1.7\n…'],
		['zip', 'PK\u0003\u0004word/document.xml'],
		['rtf', '{\\rtf1\\ansi Hello}'],
		['gif', 'GIF89a']
	] as const)('that is a %s file is refused by name, as text and as bytes', ([format, source]) => {
		const refused = { ok: false, error: { type: 'Binary', format } };
		expect(readForeignText(source)).toEqual(refused);
		expect(readForeignText(bytes(source))).toEqual(refused);
	});

	test.for([
		['png', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
		['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
		['office', [0xd0, 0xcf, 0x11, 0xe0, 0xa1]],
		['gzip', [0x1f, 0x8b, 8]]
	] as const)('that is a %s file is refused by name', ([format, source]) => {
		expect(readForeignText(new Uint8Array(source))).toEqual({
			ok: false,
			error: { type: 'Binary', format }
		});
	});

	test('that is binary of another kind is refused', () => {
		const refused = { ok: false, error: { type: 'Binary', format: undefined } };
		const noise = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 255 || 1);
		expect(readForeignText('a\0b')).toEqual(refused);
		expect(readForeignText(bytes('a\0b'))).toEqual(refused);
		expect(readForeignText(noise)).toEqual(refused);
		expect(readForeignText(new TextDecoder().decode(noise))).toEqual(refused);
	});

	test('in an older encoding is still read', () => {
		const latin = Uint8Array.from('Gehalt: 60.000 Euro für Münchner', (c) => c.charCodeAt(0));
		expect(textOf(latin)).toBe('Gehalt: 60.000 Euro für Münchner');
		const utf16 = new Uint8Array(
			[0xff, 0xfe, ...'Grüße'].flatMap((c) => (typeof c === 'number' ? [c] : [c.charCodeAt(0), 0]))
		);
		expect(textOf(utf16)).toBe('Grüße');
	});

	test('loses what turns or hides it, and keeps every letter', () => {
		expect(textOf('pay \u202e000,09\u202c \u2066x\u2069 \u200ey\u200f \u061cz')).toBe(
			'pay 000,09 x y z'
		);
		expect(textOf('a\u001b[31mred\u0007\u009b b\ud800c')).toBe('a[31mred bc');
		expect(textOf('שלום, नमस्ते, 👩‍💻, é, Việt')).toBe('שלום, नमस्ते, 👩‍💻, é, Việt');
		expect(textOf('a\u200bb\ufeffc\u{e0041}')).toBe('abc');
		expect(textOf(`Z${'\u0335'.repeat(500)}!`)).toBe(`Z${'\u0335'.repeat(4)}!`);
	});

	test('has one kind of line end', () => {
		expect(textOf('a\r\nb\rc\u2028d\u0085e\ff\n\tg')).toBe('a\nb\nc\nd\ne\nf\n\tg');
	});

	test('keeps markup as the characters it is', () => {
		const html = '<img src=x onerror="alert(1)"> &lt;b&gt; <script>alert(2)</script>';
		expect(textOf(html)).toBe(html);
	});

	test('becomes one short line where a name is wanted', () => {
		expect(cleanLine('  Lead\n\t developer \u202e ', 120)).toBe('Lead developer');
		const name = cleanLine('x'.repeat(10_000), 120);
		expect(name).toBe(`${'x'.repeat(119)}…`);
		expect(cleanLine(`${'x'.repeat(118)}😀😀`, 120)).toBe(`${'x'.repeat(118)}…`);
	});

	test('never leaves a forbidden character, whatever comes', () => {
		const unit = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code))
		);
		fc.assert(
			fc.property(fc.array(unit), (parts) => {
				const source = parts.join('').replaceAll('\0', '');
				const text = textOf(source) ?? '';
				expect(text).not.toMatch(forbidden);
				expect(textOf(text) ?? '').toBe(text);
				expect(cleanLine(source, 40).length).toBeLessThanOrEqual(40);
			})
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 400 }), (source) => {
				expect(textOf(source) ?? '').not.toMatch(forbidden);
			})
		);
	});

	test.for([
		['blanks', ' '],
		['line ends', '\r'],
		['marks', '\u0335'],
		['brackets', '<'],
		['direction marks', '\u202e'],
		['halves of characters', '\ud800']
	] as const)('of nothing but %s takes time in proportion to its length', ([, character]) => {
		const text = `${character.repeat(999_999)}x`;
		const started = performance.now();
		expect(textOf(text)).toMatch(/x$/);
		expect(cleanLine(text, 120).length).toBeLessThanOrEqual(120);
		expect(performance.now() - started).toBeLessThan(5_000);
	});
});
