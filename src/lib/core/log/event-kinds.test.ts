import { expect, test } from 'vitest';
import { bodySchemas } from './event.ts';
import { eventKinds } from './event-kinds.ts';

test('names every kind that has a schema, and no other', () => {
	expect([...eventKinds].sort()).toEqual(Object.keys(bodySchemas).sort());
});
