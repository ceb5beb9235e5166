import { describe, expect, test } from 'vitest';
import {
	buildGroup,
	buildRole,
	createCatalogue,
	createItems
} from '#tests/builders/made-up-bank.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import { createRandom } from '#lib/core/random.ts';
import { openTargets, roleTargets } from './area-target.ts';
import type { Asked } from './eligible-items.ts';
import { createMeasurement, observe } from './measurement.ts';
import type { Measurement } from './measurement.ts';
import type { SelectionContext } from './plan-area.ts';
import { selectNextItem } from './select-item.ts';
import type { NextStep } from './select-item.ts';

const catalogue = createCatalogue(3, 9);
const items = createItems(catalogue, 24);
const role = buildRole([
	buildGroup('all-of', ['skill-0', 'skill-3', 'skill-6'], 2),
	buildGroup('all-of', ['skill-1', 'skill-4'], 3),
	buildGroup('all-of', ['skill-2'], 4)
]);

function contextFor(given: Partial<SelectionContext> = {}): SelectionContext {
	return {
		measurement: createMeasurement(catalogue),
		catalogue,
		items,
		asked: [],
		remembered: new Map(),
		precision: 'standard',
		random: createRandom('seed'),
		...given
	};
}

type Sitting = { readonly asked: readonly IndexedItem[]; readonly end: NextStep };

/** Sits until the engine stops; `isRight` answers. */
function sit(
	isRight: (item: IndexedItem) => boolean,
	given: Partial<SelectionContext> = {},
	targetsOf = (measurement: Measurement) => roleTargets(measurement, role)
): Sitting {
	const asked: Asked[] = [];
	const fixed = contextFor(given);
	let { measurement } = fixed;
	for (;;) {
		const step = selectNextItem({ ...fixed, measurement, asked }, targetsOf(measurement));
		if (step.kind === 'stop') return { asked: asked.map(({ item }) => item), end: step };
		const rest = { possible: 1, dontKnow: false, remembered: 0, rapid: false };
		measurement = observe(measurement, {
			...rest,
			item: step.item,
			earned: isRight(step.item) ? 1 : 0
		});
		asked.push({ item: step.item, elapsedMs: 60_000, rapid: false });
	}
}

const areaOf = (item: IndexedItem) => catalogue.skills.find(({ id }) => id === item.skill)!.area;

describe('a session for a role', () => {
	test('asks in every area first', () => {
		const { asked } = sit((item) => item.level < 3);
		expect(new Set(asked.slice(0, 3).map(areaOf)).size).toBe(3);
	});

	test('asks only about what the role asks for', () => {
		const { asked } = sit((item) => item.level < 3);
		const skills = new Set(asked.map(({ skill }) => skill as string));
		expect([...skills].every((skill) => !['skill-5', 'skill-7', 'skill-8'].includes(skill))).toBe(
			true
		);
	});

	test('ends soon, decided, for somebody far above', () => {
		const { asked, end } = sit(() => true);
		expect(end).toEqual({ kind: 'stop', reason: 'decided' });
		expect(asked.length).toBeLessThan(25);
	});

	test('asks nobody more than 24 questions about an area', () => {
		const { asked } = sit((item) => item.level < 3, { precision: 'long' });
		const counts = catalogue.areas.map(
			({ id }) => asked.filter((item) => areaOf(item) === id).length
		);
		expect(Math.max(...counts)).toBeLessThanOrEqual(24);
	});

	test('never asks a question or a family twice', () => {
		const { asked } = sit((item) => item.level < 3, { precision: 'long' });
		const families = asked.flatMap(({ family }) => (family === undefined ? [] : [family]));
		expect(new Set(asked).size).toBe(asked.length);
		expect(new Set(families).size).toBe(families.length);
	});

	test('says when the bank has no more to ask', () => {
		const { end } = sit((item) => item.level < 3, { items: items.slice(0, 3) });
		expect(end).toEqual({ kind: 'stop', reason: 'exhausted' });
	});

	test('is the same for the same seed, and another for another', () => {
		const ids = (seed: string) =>
			sit((item) => item.level < 3, { random: createRandom(seed) }).asked.map(({ id }) => id);
		expect(ids('one')).toEqual(ids('one'));
		expect(ids('one')).not.toEqual(ids('two'));
	});
});

test('without a role the areas take turns', () => {
	const { asked } = sit((item) => item.level < 3, {}, openTargets);
	const [first, second, third, fourth] = asked.map(areaOf);
	expect(new Set([first, second, third]).size).toBe(3);
	expect(fourth).toBe(first);
});

test('asks harder questions of somebody who gets them right', () => {
	const meanLevel = (right: boolean) => {
		const { asked } = sit(() => right, { precision: 'long' }, openTargets);
		const later = asked.slice(6, 18);
		return later.reduce((sum, { level }) => sum + level, 0) / later.length;
	};
	expect(meanLevel(true)).toBeGreaterThan(meanLevel(false) + 1);
});
