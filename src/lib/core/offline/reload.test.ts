import { expect, test } from 'vitest';
import { mayReload, type ReloadMoment } from './reload.ts';

const calm: ReloadMoment = { build: 'b', reloaded: [], inSession: false, wouldLose: false };

test('a tab reloads by itself where nothing is at stake', () => {
	expect(mayReload(calm)).toBe(true);
});

test.for([
	['out of a build that it has left by itself before', { reloaded: ['b'] }],
	['between two builds that a host gives in turn', { reloaded: ['b', 'c'] }],
	['where it could not note having done so', { reloaded: undefined }],
	['during a session', { inSession: true }],
	['when something would be lost', { wouldLose: true }]
] as const)('a tab does not reload by itself %s', ([, change]) => {
	expect(mayReload({ ...calm, ...change })).toBe(false);
});

test('a tab that has left one build by itself may leave another', () => {
	expect(mayReload({ ...calm, reloaded: ['a'] })).toBe(true);
});
