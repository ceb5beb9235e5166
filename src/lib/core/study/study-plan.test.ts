import { describe, expect, test } from 'vitest';
import { itemIdSchema, skillIdSchema } from '#lib/core/items/ids.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { buildRow, day } from '#tests/builders/session.ts';
import type { StudyNeed } from './study-need.ts';
import { type PlanInput, planStudy } from './study-plan.ts';
import { foldStudy } from './study-state.ts';

const now = Date.UTC(2026, 2, 3, 19);
const dayEnds = Array.from({ length: 30 }, (_, i) => Date.UTC(2026, 2, 4 + i));
const items = ['sql', 'index'].flatMap((skill) =>
	Array.from({ length: 8 }, (_, i) => buildRow(`${skill}/q-${i}`))
);
const need = (skill: string, urgency: number): StudyNeed => ({
	skill: skillIdSchema.parse(skill),
	required: 3,
	present: 3 - urgency,
	lacks: urgency,
	urgency
});
const surelyWrong = buildEvent(
	'item-practised',
	{ item: itemIdSchema.parse('sql/q-0'), earned: 0, confidence: 'sure' },
	{ ts: now - 9 * day }
);
const input: PlanInput = {
	items,
	state: foldStudy([surelyWrong], { retention: 0.9, now }),
	needs: [need('sql', 1.5), need('index', 1)],
	now,
	interviewAt: Date.UTC(2026, 2, 8, 9),
	minutesADay: 3,
	dayEnds,
	retention: 0.9
};

describe('five days before an interview', () => {
	const { days, lacking } = planStudy(input);

	test('has a day for each but the interview’s own', () => {
		expect(days.map(({ endsAt }) => endsAt)).toEqual(dayEnds.slice(0, 5));
	});

	test('keeps every day within its minutes', () => {
		for (const { seconds, entries } of days) {
			expect(seconds).toBeLessThanOrEqual(180);
			expect(entries.length).toBe(3);
		}
	});

	test('begins with what is due, and leaves room for reviews of what is new', () => {
		expect(days[0]?.entries[0]).toMatchObject({ item: { id: 'sql/q-0' }, reason: { kind: 'due' } });
		const kinds = days.slice(2).flatMap(({ entries }) => entries.map(({ reason }) => reason.kind));
		expect(kinds).toContain('due');
	});

	test('says which skills there is no time for, and the minutes they lack', () => {
		const planned = new Set(days.flatMap(({ entries }) => entries.map(({ item }) => item.id)));
		const left = items.filter(({ id }) => !planned.has(id)).length;
		expect(left).toBeGreaterThan(0);
		expect(lacking.reduce((sum, { unseen }) => sum + unseen, 0)).toBe(left);
		for (const { unseen, reviews, minutes } of lacking) expect(minutes).toBe(unseen + reviews);
		expect(lacking.map(({ minutes }) => minutes)).toEqual(
			lacking.map(({ minutes }) => minutes).toSorted((a, b) => b - a)
		);
	});
});

test('fits everything where there is time enough', () => {
	const { lacking, days } = planStudy({ ...input, minutesADay: 30 });
	expect(lacking).toEqual([]);
	expect(days[0]?.entries).toHaveLength(16);
});

test('is the same for the same log and moment, whatever the order of the bank', () => {
	expect(planStudy({ ...input, items: items.toReversed() })).toEqual(planStudy(input));
});

test('plans today alone for an interview tomorrow morning or later today', () => {
	for (const interviewAt of [dayEnds[0]! + 9 * 3_600_000, now + 60_000]) {
		const { days } = planStudy({ ...input, interviewAt });
		expect(days.map(({ endsAt }) => endsAt)).toEqual(dayEnds.slice(0, 1));
	}
});

test('plans nothing for an interview that is over, and says what is lacking', () => {
	const { days, lacking } = planStudy({ ...input, interviewAt: now - day });
	expect(days).toEqual([]);
	expect(lacking.map(({ skill, minutes }) => [skill, minutes])).toEqual([
		['index', 8],
		['sql', 8]
	]);
});

test('has empty days where the role has no questions', () => {
	const { days, lacking } = planStudy({ ...input, items: [] });
	expect(days).toHaveLength(5);
	expect(days.flatMap(({ entries }) => entries)).toEqual([]);
	expect(lacking).toEqual([]);
});
