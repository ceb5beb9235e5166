import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import { itemIdSchema, skillIdSchema } from '#lib/core/items/ids.ts';
import type { KnownEvent, SessionId } from '#lib/core/log/event.ts';
import { compareEvents } from '#lib/core/log/merge.ts';
import { buildEvent } from '#tests/builders/event.ts';
import { lawRuns } from '#tests/builders/law-runs.ts';
import { buildRow, day } from '#tests/builders/session.ts';
import type { StudyNeed } from './study-need.ts';
import { type QueueInput, type StudyBudget, studyQueue } from './study-queue.ts';
import { foldStudy } from './study-state.ts';

const start = Date.UTC(2026, 2, 3, 19);
const now = start + 30 * day;
const fold = (events: readonly KnownEvent[]) =>
	foldStudy([...events].sort(compareEvents), { retention: 0.9, now });
const practise = (item: string, ts: number, body: object = {}) =>
	buildEvent('item-practised', { item: itemIdSchema.parse(item), ...body }, { ts });
const surelyWrong = { earned: 0, confidence: 'sure' } as const;
const need = (skill: string, changes: Partial<StudyNeed> = {}): StudyNeed => ({
	skill: skillIdSchema.parse(skill),
	required: 3,
	present: 1.5,
	lacks: 1.5,
	urgency: 1.5,
	...changes
});
const tenQuestions: StudyBudget = { kind: 'count', count: 10 };
const queueOf = (
	items: readonly IndexedItem[],
	events: readonly KnownEvent[] = [],
	changes: Partial<QueueInput> = {}
) => studyQueue({ items, state: fold(events), needs: [], budget: tenQuestions, now, ...changes });
const idsOf = ({ entries }: ReturnType<typeof studyQueue>) => entries.map(({ item }) => item.id);

test('asks what is due first, then what was sure and wrong, then what the role lacks', () => {
	const items = ['sql/new', 'sql/wrong', 'sql/due'].map((id) => buildRow(id));
	const events = [practise('sql/due', start), practise('sql/wrong', now - 60_000, surelyWrong)];
	const queue = queueOf(items, events, { needs: [need('sql')] });
	expect(queue.entries.map(({ item, reason }) => [item.id, reason])).toEqual([
		[
			'sql/due',
			{
				kind: 'due',
				dueAt: start + 2 * day,
				chanceRemembered: expect.closeTo(0.6675, 4) as number,
				surelyWrongAt: undefined
			}
		],
		['sql/wrong', { kind: 'confidently-wrong', at: now - 60_000 }],
		['sql/new', { kind: 'gap', skill: 'sql', required: 3, lacks: 1.5 }]
	]);
	expect(queue).toMatchObject({
		seconds: 180,
		left: { due: 0, confidentlyWrong: 0, unseen: 0 },
		withoutQuestions: []
	});
});

test('says of a due review that the last answer was sure and wrong', () => {
	const [entry] = queueOf([buildRow('sql/a')], [practise('sql/a', start, surelyWrong)]).entries;
	expect(entry?.reason).toMatchObject({ kind: 'due', surelyWrongAt: start });
});

test('puts the review first that is overdue the most for its stability', () => {
	const stable = [0, 2, 13].map((days) => practise('sql/stable', start - 40 * day + days * day));
	const events = [...stable, practise('sql/fresh', now - 3 * day)];
	const at = now + 60 * day;
	const state = foldStudy([...events].sort(compareEvents), { retention: 0.9, now: at });
	const items = ['sql/stable', 'sql/fresh'].map((id) => buildRow(id));
	const { dueAt } = state.cards.get(items[0]!.id)!.memory!;
	expect(dueAt).toBeLessThan(at);
	const queue = studyQueue({ items, state, needs: [], budget: tenQuestions, now: at });
	expect(idsOf(queue)).toEqual(['sql/fresh', 'sql/stable']);
});

describe('new questions', () => {
	test('start at the level of the estimate and end at the required one', () => {
		const items = [1, 2, 3, 4, 5].map((level) => buildRow(`sql/level-${level}`, { level }));
		const needs = [need('sql', { present: 2.4, required: 4 })];
		expect(idsOf(queueOf(items, [], { needs }))).toEqual([
			'sql/level-2',
			'sql/level-3',
			'sql/level-4'
		]);
	});

	test('are spread over the skills in proportion to their urgency', () => {
		const items = ['sql', 'index'].flatMap((skill) =>
			Array.from({ length: 10 }, (_, i) => buildRow(`${skill}/q-${i}`))
		);
		const needs = [need('sql', { urgency: 2 }), need('index', { urgency: 0.5 })];
		const { entries } = queueOf(items, [], { needs });
		const counts = ['sql', 'index'].map(
			(skill) => entries.filter(({ item }) => item.skill === skill).length
		);
		expect(counts).toEqual([8, 2]);
	});

	test('are none where the role asks for nothing', () => {
		const queue = queueOf([buildRow('sql/a')]);
		expect(queue.entries).toEqual([]);
	});

	test('of which a required skill has none are told', () => {
		const queue = queueOf([buildRow('sql/a')], [], { needs: [need('sql'), need('index')] });
		expect(queue.withoutQuestions).toEqual(['index']);
		expect(idsOf(queue)).toEqual(['sql/a']);
	});
});

test('leaves out what is buried until then, and what was skipped', () => {
	const items = ['sql/a', 'sql/b', 'sql/c'].map((id) => buildRow(id));
	const [a, b, c] = items.map(({ id }) => id);
	const events = [
		buildEvent('item-buried', { item: a!, until: now + 1 }, { ts: start }),
		buildEvent('item-buried', { item: b!, until: now }, { ts: start })
	];
	const changes = { needs: [need('sql')], except: new Set([c!]) };
	expect(idsOf(queueOf(items, events, changes))).toEqual(['sql/b']);
});

test('leaves out the questions of the sitting under way', () => {
	const session = 's1' as SessionId;
	const events = [
		buildEvent('session-started', { session }, { ts: start }),
		buildEvent('item-presented', { session, item: itemIdSchema.parse('sql/a') }, { ts: start + 1 })
	];
	const items = ['sql/a', 'sql/b'].map((id) => buildRow(id));
	expect(idsOf(queueOf(items, events, { needs: [need('sql')] }))).toEqual(['sql/b']);
});

test('fills the minutes with a shorter question where the next one is too long', () => {
	const items = [
		buildRow('sql/a', { level: 1, seconds: 50 }),
		buildRow('sql/b', { level: 2, seconds: 300 }),
		buildRow('sql/c', { level: 3, seconds: 70 })
	];
	const budget = { kind: 'minutes', minutes: 2 } as const;
	const queue = queueOf(items, [], { needs: [need('sql')], budget });
	expect(idsOf(queue)).toEqual(['sql/a', 'sql/c']);
	expect(queue).toMatchObject({ seconds: 120, left: { unseen: 1 } });
});

const skills = ['sql', 'index', 'naming'];
const row = fc.record({
	name: fc.tuple(fc.constantFrom(...skills), fc.nat(25)).map(([skill, i]) => `${skill}/q-${i}`),
	level: fc.integer({ min: 1, max: 5 }),
	seconds: fc.integer({ min: 10, max: 400 }),
	family: fc.option(fc.constantFrom('f-1', 'f-2', 'f-3'), { nil: undefined }),
	retired: fc.boolean()
});
const rows = fc
	.uniqueArray(row, { selector: ({ name }) => name, maxLength: 40 })
	.map((all) => all.map(({ name, ...changes }) => buildRow(name, changes)));
const practice = fc
	.record({
		name: row.map(({ name }) => name),
		ts: fc.integer({ min: start - 100 * day, max: now + 10 * day }),
		earned: fc.constantFrom(0, 1),
		confidence: fc.constantFrom('sure', 'unsure', 'guess')
	})
	.map(({ name, ts, ...body }) => practise(name, ts, body));
const budget: fc.Arbitrary<StudyBudget> = fc.oneof(
	fc.record({ kind: fc.constant('count' as const), count: fc.nat(20) }),
	fc.record({ kind: fc.constant('minutes' as const), minutes: fc.nat(30) })
);
const needs = fc
	.tuple(
		...skills.map(() => fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 40 })))
	)
	.map((all) =>
		all.map(([required, tenths], i) => {
			const lacks = Math.min(required, tenths / 10);
			return need(skills[i]!, { required, lacks, present: required - lacks, urgency: lacks });
		})
	);
const inputs = fc.record({ rows, events: fc.array(practice, { maxLength: 60 }), budget, needs });

describe(`laws (seed ${lawRuns.seed})`, () => {
	const law = (
		title: string,
		holds: (queue: ReturnType<typeof studyQueue>, input: QueueInput) => void
	) =>
		test(title, () => {
			expect.hasAssertions();
			fc.assert(
				fc.property(inputs, ({ rows: items, events, ...rest }) => {
					const input = { items, state: fold(events), now, ...rest };
					holds(studyQueue(input), input);
				}),
				{ ...lawRuns, numRuns: 300 }
			);
		});

	law('no question comes twice', (queue) => {
		expect(new Set(idsOf(queue)).size).toBe(queue.entries.length);
	});

	law('due before wrong before new', ({ entries }) => {
		const ranks = entries.map(({ reason }) =>
			['due', 'confidently-wrong', 'gap'].indexOf(reason.kind)
		);
		expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
	});

	law('due reviews come the least remembered first', ({ entries }) => {
		const chances = entries.flatMap(({ reason }) =>
			reason.kind === 'due' ? [reason.chanceRemembered] : []
		);
		expect(chances).toEqual(chances.toSorted((a, b) => a - b));
	});

	law('the order of the bank does not matter', (queue, input) => {
		expect(studyQueue({ ...input, items: input.items.toReversed() })).toEqual(queue);
	});

	law('never a retired question', ({ entries }) => {
		expect(entries.filter(({ item }) => item.retired)).toEqual([]);
	});

	law('families are kept apart', ({ entries }) => {
		const families = entries.flatMap(({ item }) => item.family ?? []);
		expect(new Set(families).size).toBe(families.length);
	});

	law('the budget is respected', ({ entries, seconds }, { budget }) => {
		if (budget.kind === 'count') expect(entries.length).toBeLessThanOrEqual(budget.count);
		else expect(seconds).toBeLessThanOrEqual(budget.minutes * 60);
	});

	law('nothing due is passed over, but for room or family', ({ entries }, input) => {
		const due = entries.filter(({ reason }) => reason.kind === 'due').map(({ item }) => item);
		const families = new Set(due.flatMap(({ family }) => family ?? []));
		const dueSeconds = due.reduce((sum, { seconds }) => sum + seconds, 0);
		const { budget } = input;
		const passed = input.items.filter(
			(item) =>
				!item.retired &&
				!due.includes(item) &&
				!families.has(item.family ?? '') &&
				(input.state.cards.get(item.id)?.memory?.dueAt ?? Infinity) <= now
		);
		const hadRoom = passed.filter(({ seconds }) =>
			budget.kind === 'count'
				? due.length < budget.count
				: dueSeconds + seconds <= budget.minutes * 60
		);
		expect(hadRoom).toEqual([]);
	});
});
