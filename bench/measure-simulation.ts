/**
 * Simulated people who sit the same questions of the same true difficulty under three regimes: the engine, and plain
 * adaptive testing with one scale per area (or skill), by most informative item and in random order. It shows that the
 * method works and what it saves; it says nothing about real people.
 * Run: npx tsx bench/measure-simulation.ts [people]
 */
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { SkillId } from '#lib/core/items/ids.ts';
import { openTargets, roleTargets } from '#lib/core/measure/area-target.ts';
import type { TreeVariances } from '#lib/core/measure/ability-tree.ts';
import type { AreaTarget } from '#lib/core/measure/area-target.ts';
import type { Asked } from '#lib/core/measure/eligible-items.ts';
import { probabilityAtLeast, quantile } from '#lib/core/measure/estimate.ts';
import type { Estimate } from '#lib/core/measure/estimate.ts';
import { levelCut } from '#lib/core/measure/levels.ts';
import { createMeasurement, estimateSkill, observe } from '#lib/core/measure/measurement.ts';
import type { Measurement } from '#lib/core/measure/measurement.ts';
import { selectNextItem } from '#lib/core/measure/select-item.ts';
import { estimateTarget } from '#lib/core/measure/target-posterior.ts';
import { createRandom } from '#lib/core/random.ts';
import type { Random } from '#lib/core/random.ts';
import {
	buildGroup,
	buildRole,
	createCatalogue,
	createItems
} from '#tests/builders/made-up-bank.ts';
import { answersRight, drawPerson, drawTruth } from '#tests/builders/simulated-person.ts';
import type { Truth } from '#tests/builders/simulated-person.ts';
import { PlainCat } from './measure-plain-cat.ts';

const people = Number(process.argv[2] ?? 100);
const catalogue = createCatalogue(8, 47);
const items = createItems(catalogue, 24);

const related: TreeVariances = { general: 0.35, area: 0.25, skill: 0.4 };
const unrelated: TreeVariances = { general: 0, area: 0, skill: 1 };
const authored: Truth = { difficultySd: 0.7, sharedSd: 0 };
const biased: Truth = { difficultySd: 1, sharedSd: 0.3 };

type Regime = 'engine' | 'informative' | 'random';
const regimes: readonly Regime[] = ['engine', 'informative', 'random'];

/** One person's session under one regime. */
type Sitting = {
	/** Asks one question; undefined when the engine asks for no more. */
	readonly ask: () => IndexedItem | undefined;
	/** The estimate of a target's value so far. */
	readonly value: (target: AreaTarget) => number;
	readonly measurement: () => Measurement;
};

type Setting = {
	readonly regime: Regime;
	readonly targetsOf: (measurement: Measurement) => readonly AreaTarget[];
	readonly answer: (item: IndexedItem) => boolean;
	readonly random: Random;
};

function engineSitting({ targetsOf, answer, random }: Setting): Sitting {
	let measurement = createMeasurement(catalogue);
	const asked: Asked[] = [];
	const fixed = { catalogue, items, random, remembered: new Map(), precision: 'long' } as const;
	return {
		ask: () => {
			const next = selectNextItem({ ...fixed, measurement, asked }, targetsOf(measurement));
			if (next.kind === 'stop') return undefined;
			const earned = answer(next.item) ? 1 : 0;
			const rest = { possible: 1, dontKnow: false, remembered: 0, rapid: false };
			measurement = observe(measurement, { item: next.item, earned, ...rest });
			asked.push({ item: next.item, elapsedMs: next.item.seconds * 1000, rapid: false });
			return next.item;
		},
		value: (target) => estimateTarget(measurement, target).mean,
		measurement: () => measurement
	};
}

/** One plain scale per target, asked in turn. */
function plainSitting({ regime, targetsOf, answer, random }: Setting): Sitting {
	const measurement = createMeasurement(catalogue);
	const scales = new Map(
		targetsOf(measurement).map((target) => {
			const skills = target.terms.map(({ skill }) => skill);
			return [keyOf(target), new PlainCat(items.filter(({ skill }) => skills.includes(skill)))];
		})
	);
	const inTurn = [...scales.values()];
	let turn = 0;
	return {
		ask: () => {
			const scale = inTurn[turn++ % inTurn.length]!;
			const item = scale.next(regime === 'random' ? 'random' : 'informative', random);
			if (item) scale.observe(item, answer(item));
			return item;
		},
		value: (target) => scales.get(keyOf(target))!.ability,
		measurement: () => measurement
	};
}

const keyOf = (target: AreaTarget) => target.terms.map(({ skill }) => skill).join();

function sit(
	regime: Regime,
	person: number,
	[variances, truth]: readonly [TreeVariances, Truth],
	targetsOf: Setting['targetsOf']
) {
	const truths = drawTruth(items, truth, createRandom(`truth ${person}`));
	const abilities = drawPerson(catalogue, variances, createRandom(`person ${person}`));
	const random = createRandom(`sitting ${person}`);
	const answer = (item: IndexedItem) =>
		answersRight(abilities.get(item.skill)!, truths.get(item.id)!, random);
	const setting = { regime, targetsOf, answer, random };
	const sitting = regime === 'engine' ? engineSitting(setting) : plainSitting(setting);
	return { abilities, sitting };
}

function trueValue(target: AreaTarget, abilities: ReadonlyMap<SkillId, number>): number {
	return target.terms.reduce((sum, { skill, weight }) => sum + weight * abilities.get(skill)!, 0);
}

function isCovered(estimate: Estimate, theta: number): boolean {
	return quantile(estimate, 0.05) <= theta && theta <= quantile(estimate, 0.95);
}

/** RMSE of the eight areas by number of questions; at 40, coverage of the 90 % bands and how the bank was used. */
function measureAreas(regime: Regime, world: readonly [TreeVariances, Truth], most: number) {
	const squares = new Float64Array(most + 1);
	const uses = new Map<IndexedItem, number>();
	const covered = { areas: 0, skills: 0 };
	for (let person = 0; person < people; person++) {
		const { sitting, abilities } = sit(regime, person, world, openTargets);
		for (let n = 0; n <= most; n++) {
			const targets = openTargets(sitting.measurement());
			for (const target of targets) {
				const theta = trueValue(target, abilities);
				squares[n]! += (sitting.value(target) - theta) ** 2 / targets.length / people;
				if (n !== 40 || regime !== 'engine') continue;
				const hit = isCovered(estimateTarget(sitting.measurement(), target), theta);
				if (hit) covered.areas += 1 / targets.length / people;
			}
			if (n === 40 && regime === 'engine') {
				for (const [skill, theta] of abilities) {
					const hit = isCovered(estimateSkill(sitting.measurement(), skill), theta);
					if (hit) covered.skills += 1 / abilities.size / people;
				}
			}
			const item = n < most ? sitting.ask() : undefined;
			if (item && n < 40) uses.set(item, (uses.get(item) ?? 0) + 1);
		}
	}
	const rmse = [...squares].map(Math.sqrt);
	return {
		'RMSE at 40': rmse[40]!,
		'questions to .60': rmse.findIndex((value) => value <= 0.6),
		...(regime === 'engine' && {
			'areas covered': covered.areas,
			'skills covered': covered.skills
		}),
		'top exposure': Math.max(...uses.values()) / people,
		'bank used': uses.size / items.length
	};
}

/** Twelve skills over four areas, required levels 2 to 4. */
const roleSkills = catalogue.skills.filter((_, i) => i % 8 < 4).slice(0, 12);
const role = buildRole(roleSkills.map(({ id }, i) => buildGroup('all-of', [id], 2 + (i % 3))));

/** The role's skills one by one, each a target of its own. */
function skillTargets(): AreaTarget[] {
	return roleSkills.map(({ id, area }, i) => ({
		area,
		terms: [{ skill: id, weight: 1 }],
		required: levelCut(2 + (i % 3))
	}));
}

/** Questions and minutes until 90 % of what is further than 0.35 from what is required is judged rightly. */
function measureDecisions(regime: Regime, targetsOf: Setting['targetsOf']) {
	const most = 160;
	const right = new Float64Array(most + 1);
	const seconds = new Float64Array(most + 1);
	let judged = 0;
	for (let person = 0; person < people; person++) {
		const { sitting, abilities } = sit(regime, person, [related, authored], targetsOf);
		let spent = 0;
		for (let n = 0; n <= most; n++) {
			const measurement = sitting.measurement();
			for (const target of targetsOf(measurement)) {
				const theta = trueValue(target, abilities);
				const required = target.required!;
				if (Math.abs(theta - required) <= 0.35) continue;
				if (n === 0) judged++;
				const above =
					regime === 'engine'
						? probabilityAtLeast(estimateTarget(measurement, target), required) >= 0.5
						: sitting.value(target) >= required;
				if (above === theta > required) right[n]!++;
			}
			seconds[n]! += spent / people;
			spent += sitting.ask()?.seconds ?? 0;
		}
	}
	const questions = right.findIndex((count) => count / judged >= 0.9);
	return { questions, minutes: (seconds[questions] ?? NaN) / 60 };
}

function show(result: Readonly<Record<string, number>>): string {
	return Object.entries(result)
		.map(([name, value]) => `${name} ${value.toFixed(2)}`)
		.join(', ');
}

console.log(`${people} people, ${items.length} questions`);
for (const [label, world] of [
	['related skills', [related, authored]],
	['unrelated skills', [unrelated, authored]],
	['unrelated skills, biased difficulties', [unrelated, biased]]
] as const) {
	for (const regime of regimes)
		console.log(`${label}, ${regime}: ${show(measureAreas(regime, world, 100))}`);
}
for (const [label, targetsOf] of [
	['areas', (measurement: Measurement) => roleTargets(measurement, role)],
	['skills', skillTargets]
] as const) {
	for (const regime of regimes) {
		console.log(
			`12-skill role by ${label}, ${regime}: ${show(measureDecisions(regime, targetsOf))}`
		);
	}
}
