import { expect, test } from 'vitest';
import { itemIdSchema } from '#lib/core/items/ids.ts';
import {
	buildAnswer,
	buildRole,
	buildRow,
	buildSession,
	catalogue
} from '#tests/builders/session.ts';
import { nothingMeasured } from './measure-sessions.ts';
import { nextQuestion } from './next-question.ts';
import type { Session } from './session.ts';

const rows = ['sql', 'index', 'naming'].flatMap((skill) =>
	[1, 2, 3, 4].map((level) => buildRow(`${skill}/level-${level}`, { level }))
);

function next(session: Session, items = rows) {
	return nextQuestion(session, {
		before: nothingMeasured(catalogue),
		itemsById: new Map(items.map((item) => [item.id, item])),
		catalogue,
		role: buildRole(),
		now: 2000
	});
}

test('gives the same question for the same log, however often it is asked', () => {
	const session = buildSession({ answers: [buildAnswer('sql/level-3')] });
	expect(next(session)).toEqual(next(session));
});

test('goes on with the question that was on the screen', () => {
	const open = itemIdSchema.parse('index/level-1');
	expect(next(buildSession({ open }))).toEqual({ kind: 'ask', item: open, resumed: true });
});

test('asks another when the open one has left the bank', () => {
	const open = itemIdSchema.parse('sql/gone');
	expect(next(buildSession({ open }))).toMatchObject({ kind: 'ask', resumed: false });
});

test('asks in every area before it asks an area twice', () => {
	const first = next(buildSession());
	const item = first.kind === 'ask' ? first.item : '';
	const second = next(buildSession({ answers: [buildAnswer(item)] }));
	const areaOf = (id: string) => (id.startsWith('naming/') ? 'code' : 'data');
	expect(second.kind === 'ask' && areaOf(second.item)).not.toBe(areaOf(item));
});

test('ends when the chosen time is used up', () => {
	const answers = [buildAnswer('sql/level-1', { elapsedMs: 25 * 60_000 })];
	expect(next(buildSession({ answers }))).toEqual({ kind: 'finish', reason: 'time' });
});

test('never ends by time where no length was chosen', () => {
	const answers = [buildAnswer('sql/level-1', { elapsedMs: 600 * 60_000 })];
	expect(next(buildSession({ minutes: 0, answers })).kind).toBe('ask');
});

test('ends, and says why, when no question is left', () => {
	const only = rows.slice(0, 1);
	const answers = [buildAnswer('sql/level-1')];
	expect(next(buildSession({ answers }), only)).toEqual({ kind: 'finish', reason: 'exhausted' });
});

test('never asks a question twice in a session, and never a retired one', () => {
	let session = buildSession({ minutes: 0 });
	const retired = buildRow('sql/old', { retired: true });
	const asked: string[] = [];
	for (;;) {
		const step = next(session, [...rows, retired]);
		if (step.kind === 'finish') break;
		asked.push(step.item);
		const earned = asked.length % 2;
		session = { ...session, answers: [...session.answers, buildAnswer(step.item, { earned })] };
	}
	expect(asked.length).toBeGreaterThan(2);
	expect(new Set(asked).size).toBe(asked.length);
	expect(asked).not.toContain('sql/old');
});
