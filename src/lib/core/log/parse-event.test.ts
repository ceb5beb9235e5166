import { describe, expect, test } from 'vitest';
import { sha256 } from '#lib/platform/hash.ts';
import { buildHashedEvent, buildUnknownEvent } from '#tests/builders/event.ts';
import { canonicalJson } from './canonical-json.ts';
import { bodySchemas, type EventKind } from './event.ts';
import { eventId } from './event-id.ts';
import { maxLineLength } from './json-problem.ts';
import { parseEventLine, type EventProblem } from './parse-event.ts';

const kinds = Object.keys(bodySchemas) as EventKind[];

test.for(kinds)('an event of kind %s comes back as it was written', async (kind) => {
	const event = await buildHashedEvent(kind);
	const line = canonicalJson(event);
	expect(await parseEventLine(line, sha256)).toEqual({ ok: true, value: event });
});

test.for([
	{ kind: 'badge-earned', v: 1 },
	{ kind: 'item-answered', v: 2 }
])('an event of kind $kind and version $v, not known here, comes back whole', async (later) => {
	const event = await buildUnknownEvent(later);
	const result = await parseEventLine(canonicalJson(event), sha256);
	expect(result.ok && canonicalJson(result.value)).toBe(canonicalJson(event));
});

describe('is refused by name', () => {
	const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

	/** A line whose id fits whatever is in it. */
	async function lineWith(change: object): Promise<string> {
		const event = { ...(await buildHashedEvent('session-paused')), ...change };
		return JSON.stringify({ ...event, id: await eventId(event, sha256) });
	}

	test.for<[EventProblem['type'], () => string | Promise<string>]>([
		['NotJson', () => '{"v":1'],
		['NotJson', () => ''],
		['UnknownEnvelope', () => '{}'],
		['UnknownEnvelope', () => 'null'],
		['UnknownEnvelope', () => '"text"'],
		['UnknownEnvelope', () => '[1]'],
		['UnknownEnvelope', () => lineWith({ extra: 1 })],
		['UnknownEnvelope', () => lineWith({ v: '1' })],
		['UnknownEnvelope', () => lineWith({ v: 0 })],
		['UnknownEnvelope', () => lineWith({ seq: -1 })],
		['UnknownEnvelope', () => lineWith({ kind: 'Session Paused' })],
		['UnknownEnvelope', () => lineWith({ dev: '' })],
		['UnknownEnvelope', () => lineWith({ body: [] })],
		['UnknownEnvelope', () => lineWith({ body: null })],
		['UnsafeNumber', () => lineWith({ ts: 1.5 })],
		['UnsafeNumber', () => lineWith({ kind: 'later', body: { share: 0.1 } })],
		['UnsafeNumber', () => lineWith({ seq: 2 ** 53 })],
		['BodyNotOfSchema', () => lineWith({ body: { session: 's1', more: 1 } })],
		['BodyNotOfSchema', () => lineWith({ body: {} })],
		['IdMismatch', async () => (await lineWith({})).replace('"s1"', '"s2"')],
		['TooDeep', () => nested(200_000)],
		['TooDeep', async () => (await lineWith({})).replace('"s1"', nested(63))],
		['TooLong', () => 'x'.repeat(maxLineLength + 1)],
		['ForbiddenKey', () => '{"__proto__":{"isAdmin":true}}'],
		['ForbiddenKey', async () => (await lineWith({})).replace('"s1"', '{"__proto__":1}')]
	])('%s (%#)', async ([type, line]) => {
		expect(await parseEventLine(await line(), sha256)).toEqual({ ok: false, error: { type } });
		expect(Object.prototype).not.toHaveProperty('isAdmin');
	});

	test('one level more than the deepest allowed', async () => {
		const deepest = await lineWith({
			kind: 'later',
			body: { a: JSON.parse(nested(62)) as unknown }
		});
		expect(await parseEventLine(deepest, sha256)).toMatchObject({ ok: true });
		expect(await parseEventLine(deepest.replace('[]', '[[]]'), sha256)).toEqual({
			ok: false,
			error: { type: 'TooDeep' }
		});
	});
});
