import { expect, test } from 'vitest';
import type { Recorded } from './outcome.ts';
import { playSteps, waitingAfter } from './player.ts';
import type { RecordedStep } from './recording.ts';

const step = (who: string | undefined, recorded: Recorded): RecordedStep => ({
	who,
	did: 'update items set stock = stock - 1',
	language: 'sql',
	label: undefined,
	recorded
});

const secondWriter = [
	step('A', 'UPDATE 1'),
	step('B', 'waits'),
	step('A', {
		out: 'COMMIT',
		released: { B: { out: 'error 40001', says: 'could not serialize access' } }
	}),
	step('B', 'ROLLBACK')
];

test('says for whom a step waits, and which step lets it go', () => {
	expect(playSteps(secondWriter)[1]?.wait).toEqual({ for: 'A', until: 3 });
	expect(playSteps(secondWriter.slice(0, 2))[1]?.wait).toEqual({ for: 'A', until: undefined });
});

test('tells at the releasing step what the waiting one came to', () => {
	expect(playSteps(secondWriter)[2]?.released).toEqual([
		{ who: 'B', step: 2, out: 'error 40001', says: 'could not serialize access' }
	]);
});

test('knows who waits after each step', () => {
	const played = playSteps(secondWriter);
	const waiting = [0, 1, 2, 3, 4].map((count) =>
		waitingAfter(played, count).map(({ who, number }) => `${who} since ${number}`)
	);
	expect(waiting).toEqual([[], [], ['B since 2'], [], []]);
});

test('of three sessions, names the one whose step ends the wait', () => {
	const steps = [
		step('A', 'UPDATE 1'),
		step('B', 'UPDATE 1'),
		step('C', 'waits'),
		step('A', 'COMMIT'),
		step('B', { out: 'COMMIT', released: { C: { out: 'UPDATE 1' } } })
	];
	expect(playSteps(steps)[2]?.wait).toEqual({ for: 'B', until: 5 });
	expect(playSteps(steps.slice(0, 4))[2]?.wait).toEqual({ for: undefined, until: undefined });
});

test('lets several waiting steps go at once', () => {
	const released = { B: { out: 'UPDATE 1' }, C: { out: [[5]] } };
	const steps = [
		step('A', 'UPDATE 1'),
		step('B', 'waits'),
		step('C', 'waits'),
		step('A', { out: 'COMMIT', released })
	];
	expect(playSteps(steps)[3]?.released.map(({ who, step }) => [who, step])).toEqual([
		['B', 2],
		['C', 3]
	]);
});
