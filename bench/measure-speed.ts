/**
 * How long one answer's update and one selection take at full size: 53 skills in 8 areas, 1,200 questions.
 * Run: npx tsx bench/measure-speed.ts
 */
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import { roleTargets } from '#lib/core/measure/area-target.ts';
import { createMeasurement, estimateSkill, observe } from '#lib/core/measure/measurement.ts';
import type { Measurement } from '#lib/core/measure/measurement.ts';
import type { SelectionContext } from '#lib/core/measure/plan-area.ts';
import { selectNextItem } from '#lib/core/measure/select-item.ts';
import { createRandom } from '#lib/core/random.ts';
import {
	buildGroup,
	buildRole,
	createCatalogue,
	createItems
} from '#tests/builders/made-up-bank.ts';

const catalogue = createCatalogue(8, 53);
const items = createItems(catalogue, 23).slice(0, 1200);
const random = createRandom('speed');
const role = buildRole(catalogue.skills.map(({ id }) => buildGroup('all-of', [id], 3)));

function timeMs(action: () => unknown): number {
	const start = performance.now();
	action();
	return performance.now() - start;
}

function report(label: string, times: number[]): void {
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]!.toFixed(2);
	console.log(`${label.padEnd(52)} median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms`);
}

function answer(measurement: Measurement, item: IndexedItem): Measurement {
	const earned = random() < 0.6 ? 1 : 0;
	const rest = { possible: 1, dontKnow: false, remembered: 0, rapid: false };
	return observe(measurement, { item, earned, ...rest });
}

function run(answersBefore: number): void {
	const times = { update: [] as number[], select: [] as number[], all: [] as number[] };
	let measurement = createMeasurement(catalogue);
	for (let i = 0; i < answersBefore; i++) {
		measurement = answer(measurement, items[Math.floor(random() * items.length)]!);
	}
	const context: Omit<SelectionContext, 'measurement' | 'asked'> = {
		catalogue,
		items,
		remembered: new Map(),
		precision: 'long',
		random
	};
	for (let round = 0; round < 120; round++) {
		const item = items[Math.floor(random() * items.length)]!;
		let next = measurement;
		times.update.push(
			timeMs(() => {
				next = answer(measurement, item);
				estimateSkill(next, item.skill);
			})
		);
		const asked = [{ item, elapsedMs: 60_000, rapid: false }];
		times.select.push(
			timeMs(() =>
				selectNextItem({ ...context, measurement: next, asked }, roleTargets(next, role))
			)
		);
		times.all.push(timeMs(() => catalogue.skills.map(({ id }) => estimateSkill(next, id))));
	}
	report(`after ${answersBefore} answers: update and own estimate`, times.update.slice(20));
	report(`after ${answersBefore} answers: selection over ${items.length}`, times.select.slice(20));
	report(`after ${answersBefore} answers: all 53 estimates`, times.all.slice(20));
}

for (const answersBefore of [0, 40, 1000, 10_000]) run(answersBefore);
