import { expect, test } from 'vitest';
import { buildEvent } from '#tests/builders/event.ts';
import { compareEvents } from './merge.ts';

test('the fold order is time, then device, then count, then id, whatever the locale', () => {
	const at = (ts: number, dev: string, seq: number, elapsedMs = 0) =>
		buildEvent('item-answered', { elapsedMs }, { ts, dev, seq });
	const twins = [at(2, 'b', 2, 1), at(2, 'b', 2, 2)].sort((a, b) => (a.id < b.id ? -1 : 1));
	const ordered = [at(1, 'z', 9), at(2, 'B', 3), at(2, 'a', 4), at(2, 'b', 1), ...twins];
	expect(ordered.toReversed().sort(compareEvents)).toEqual(ordered);
});
