import { expect, test } from 'vitest';
import { buildIndexedItem, createCatalogue } from '#tests/builders/made-up-bank.ts';
import type { SkillId } from '#lib/core/items/ids.ts';
import type { AreaTarget } from './area-target.ts';
import { levelCut } from './levels.ts';
import { createMeasurement, observe } from './measurement.ts';
import { areaStop, isTimeUp } from './stopping.ts';

const catalogue = createCatalogue(1, 1);
const target: AreaTarget = {
	area: catalogue.areas[0]!.id,
	terms: [{ skill: 'skill-0' as SkillId, weight: 1 }],
	required: levelCut(2)
};

function afterAnswers(...rights: boolean[]) {
	return rights.reduce((measurement, right) => {
		const item = buildIndexedItem({ kind: 'numeric', choices: 0, level: 3 });
		const rest = { possible: 1, dontKnow: false, remembered: 0, rapid: false };
		return observe(measurement, { ...rest, item, earned: right ? 1 : 0 });
	}, createMeasurement(catalogue));
}

test('is decided at nine in ten, from the third answer on', () => {
	const low: AreaTarget = { ...target, required: -2 };
	expect(areaStop(afterAnswers(true, true), low, 2, 'standard')).toBeUndefined();
	expect(areaStop(afterAnswers(true, true, true), low, 3, 'standard')).toBe('decided');
	expect(areaStop(afterAnswers(false, false, false), { ...target, required: 2 }, 3, 'long')).toBe(
		'decided'
	);
});

test('is precise at the band that the session aims for', () => {
	const mixed = afterAnswers(...Array.from({ length: 16 }, (_, i) => i % 2 === 0));
	const onTheFence: AreaTarget = { ...target, required: 0 };
	expect(areaStop(mixed, onTheFence, 16, 'standard')).toBe('precise');
	expect(areaStop(mixed, onTheFence, 16, 'long')).toBeUndefined();
});

test('has its limit at 24 questions', () => {
	const few = afterAnswers(true, false, true);
	expect(areaStop(few, { ...target, required: undefined }, 23, 'long')).toBeUndefined();
	expect(areaStop(few, { ...target, required: undefined }, 24, 'long')).toBe('limit');
});

test('time is up when the chosen minutes are, and never without any', () => {
	expect(isTimeUp([{ elapsedMs: 100_000 }, { elapsedMs: 200_000 }], 5)).toBe(true);
	expect(isTimeUp([{ elapsedMs: 100_000 }, { elapsedMs: 199_999 }], 5)).toBe(false);
	expect(isTimeUp([{ elapsedMs: 1e9 }], 0)).toBe(false);
});
