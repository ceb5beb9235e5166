import { expect, test } from 'vitest';
import { sha256 } from '#lib/platform/hash.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { createEvent } from './create-event.ts';
import { bodySchemas } from './event.ts';
import { eventKinds } from './event-kinds.ts';
import { isKnownEvent } from './known-event.ts';
import { parseEvent } from './parse-event.ts';

test('names every kind that has a schema, and no other', () => {
	expect([...eventKinds].sort()).toEqual(Object.keys(bodySchemas).sort());
});

test('an answer to a schedule is of a version that the first release keeps unread', async () => {
	const { body } = buildEvent('item-answered', {
		response: { kind: 'schedule', choices: [1, null, 0] }
	});
	const stamp = { dev: 'laptop', seq: 1, ts: 1 };
	const event = await createEvent({ kind: 'item-answered', body }, stamp, sha256);
	expect(event.v).not.toBe(1);
	expect(parseEvent(event)).toEqual({ ok: true, value: event });
	expect(isKnownEvent(event)).toBe(true);
});

test('any other answer stays of the first version, which every release reads', async () => {
	const { body } = buildEvent('item-answered');
	const stamp = { dev: 'laptop', seq: 1, ts: 1 };
	expect((await createEvent({ kind: 'item-answered', body }, stamp, sha256)).v).toBe(1);
});
