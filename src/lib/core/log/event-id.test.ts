import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from '#lib/platform/hash.ts';
import { eventIdSchema } from './event.ts';
import { eventId } from './event-id.ts';

const content = {
	v: 1,
	kind: 'session-paused',
	dev: 'laptop',
	seq: 7,
	ts: 1_700_000_000_000,
	body: { session: 's1' }
};

test('an id is the first 132 bits of SHA-256 over the canonical JSON', async () => {
	const canonical =
		'{"body":{"session":"s1"},"dev":"laptop","kind":"session-paused","seq":7,"ts":1700000000000,"v":1}';
	const expected = createHash('sha256').update(canonical).digest('base64url').slice(0, 22);
	expect(await eventId(content, sha256)).toBe(expected);
});

test('an id depends neither on the order of keys nor on an id that is there already', async () => {
	const { body, ts, ...rest } = content;
	const shuffled = { id: 'x', ts, body, ...rest };
	expect(await eventId(shuffled, sha256)).toBe(await eventId(content, sha256));
});

test.for([
	['v', { v: 2 }],
	['kind', { kind: 'session-ended' }],
	['dev', { dev: 'phone' }],
	['seq', { seq: 8 }],
	['ts', { ts: 0 }],
	['body', { body: { session: 's2' } }]
] as const)('another %s gives another id', async ([, change]) => {
	const id = await eventId({ ...content, ...change }, sha256);
	expect(id).not.toBe(await eventId(content, sha256));
	expect(eventIdSchema.safeParse(id).success).toBe(true);
});
