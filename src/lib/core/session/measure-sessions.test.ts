import { expect, test } from 'vitest';
import { estimateSkill } from '#lib/core/measure/measurement.ts';
import { tallySkills } from '#lib/core/measure/area-target.ts';
import { skillIdSchema } from '#lib/core/items/ids.ts';
import { buildAnswer, buildRow, buildSession, catalogue, day } from '#tests/builders/session.ts';
import { measuredAt, measureSessions } from './measure-sessions.ts';
import type { Session, SessionAnswer } from './session.ts';

const sql = skillIdSchema.parse('sql');
const rows = ['sql/a', 'sql/b', 'sql/c', 'sql/d'].map((id) => buildRow(id));
const itemsById = new Map(rows.map((row) => [row.id, row]));
const wrong = { earned: 0 } as const;

function measure(sessions: readonly Session[], now = 1000) {
	const measured = measureSessions(sessions, itemsById, catalogue);
	return { ...measured, ...measuredAt(measured, now) };
}
const meanAfter = (...answers: SessionAnswer[]) =>
	estimateSkill(measure([buildSession({ answers })]).measurement, sql).mean;

test('rises with right answers and falls with wrong ones', () => {
	expect(meanAfter(buildAnswer('sql/a'))).toBeGreaterThan(meanAfter());
	expect(meanAfter(buildAnswer('sql/a', wrong))).toBeLessThan(meanAfter());
});

test('takes nothing from an answer given faster than it can be read', () => {
	expect(meanAfter(buildAnswer('sql/a', { elapsedMs: 900 }))).toBe(meanAfter());
});

test('takes "I don’t know" at any speed', () => {
	const unknown = { ...wrong, response: { kind: 'dont-know' }, elapsedMs: 400 } as const;
	expect(meanAfter(buildAnswer('sql/a', unknown))).toBeLessThan(meanAfter());
});

test('counts a question less when its solution was seen before', () => {
	const first = buildSession({
		answers: [buildAnswer('sql/a', wrong)],
		finished: { at: 2000, reason: 'time' }
	});
	const again = (item: string) =>
		buildSession({ startedAt: 3000, answers: [buildAnswer(item, { at: 3000 })] });
	const mean = (item: string) =>
		estimateSkill(measure([first, again(item)], 3000).measurement, sql).mean;
	expect(mean('sql/a')).toBeLessThan(mean('sql/b'));
});

test('lets what was measured fade with time', () => {
	const answers = ['sql/a', 'sql/b', 'sql/c'].map((id) => buildAnswer(id));
	const session = buildSession({ answers });
	const sd = (now: number) => estimateSkill(measure([session], now).measurement, sql).sd;
	expect(sd(1000 + 180 * day)).toBeGreaterThan(sd(1000));
});

test('loses nothing when the clock is set back', () => {
	const later = buildSession({
		startedAt: 50 * day,
		answers: [buildAnswer('sql/a', { at: 50 * day })]
	});
	const earlier = buildSession({ startedAt: day, answers: [buildAnswer('sql/b', { at: day })] });
	const { measurement } = measure([later, earlier], 0);
	expect(tallySkills(measurement, [sql]).answers).toBe(2);
});

test('counts answers to questions that the bank no longer holds, and measures the rest', () => {
	const answers = [buildAnswer('sql/a'), buildAnswer('sql/gone')];
	const { measurement, unknownItems } = measure([buildSession({ answers })]);
	expect(unknownItems).toBe(1);
	expect(tallySkills(measurement, [sql]).answers).toBe(1);
});
