import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assertNever } from '#lib/core/assert-never.ts';
import { createRandom } from '#lib/core/random.ts';
import { anyItem, buildItem, itemsOfKind, secretSign } from '#tests/builders/item.ts';
import { itemKinds } from './item-kind.ts';
import type { Item } from './item.ts';
import { presentItem } from './present.ts';

const seed = fc.string();
const present = (item: Item, seed: string) => presentItem(item, createRandom(seed));

/** All property names in a value, however deep. */
function namesIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = Array.isArray(value) ? [] : Object.keys(value);
	return [...own, ...Object.values(value).flatMap(namesIn)];
}

const shownNames = {
	all: ['id', 'hash', 'skill', 'seconds', 'applies', 'stem', 'kind'],
	richText: ['content', 'code', 'strong', 'em', 'link', 'href', 'language', 'lines'],
	parts: ['options', 'statements', 'entries', 'heads', 'lefts', 'rights', 'unit', 'index', 'text'],
	schedule: ['setup', 'isolation', 'A', 'steps', 'who', 'shown', 'out', 'says', 'released', 'B'],
	asked: ['asked', 'step', 'choices', 'words']
};
const allowed = new Set(Object.values(shownNames).flat());

/** The same question with everything that its key says turned round. */
function withOtherKey(item: Item): Item {
	const turn = <T extends { readonly correct: boolean }>(parts: readonly T[]) =>
		parts.map((part) => ({ ...part, correct: !part.correct, rationale: ['another'] }));
	switch (item.kind) {
		case 'single-choice':
		case 'multiple-choice':
			return { ...item, why: [], options: turn(item.options) };
		case 'true-false':
			return { ...item, why: [], statements: turn(item.statements) };
		case 'ordering':
			return {
				...item,
				why: [],
				entries: item.entries.map(({ text }) => ({ text, rationale: [] }))
			};
		case 'matching':
			return {
				...item,
				why: [],
				lefts: item.lefts.map(({ text }) => ({ text, rationale: [], right: 0 })),
				rights: item.rights.map(({ text }) => ({ text }))
			};
		case 'numeric':
			return { ...item, why: [], value: 0, tolerance: 1, rationale: [], mistakes: [] };
		case 'short-text':
			return { ...item, why: [], accepted: [], rationale: [], mistakes: [] };
		case 'faulty-line':
			return { ...item, why: [], line: 1, rationale: [], mistakes: [] };
		case 'schedule':
			return {
				...item,
				why: [],
				steps: item.steps.map((step, index) =>
					index < (item.asked[0]?.step ?? 0) ? step : { ...step, recorded: { out: 'another' } }
				),
				asked: item.asked.map((one) => ({ ...one, right: 0, rationale: [] }))
			};
		default:
			return assertNever(item);
	}
}

describe.for(itemKinds)('a %s question on the screen', (kind) => {
	const item: fc.Arbitrary<Item> = itemsOfKind[kind];

	test('holds neither key nor rationale, however deep one looks', () => {
		fc.assert(
			fc.property(item, seed, (item, seed) => {
				const shown = present(item, seed);
				expect(JSON.stringify(item)).toContain(secretSign);
				expect(JSON.stringify(shown)).not.toContain(secretSign);
				expect(namesIn(shown).filter((name) => !allowed.has(name))).toEqual([]);
			})
		);
	});

	test('looks the same whatever the key is', () => {
		fc.assert(
			fc.property(item, seed, (item, seed) => {
				expect(present(withOtherKey(item), seed)).toEqual(present(item, seed));
			})
		);
	});
});

test('the same seed gives the same screen', () => {
	fc.assert(
		fc.property(anyItem, seed, (item, seed) => {
			expect(present(item, seed)).toEqual(present(item, seed));
		})
	);
});

test('another seed gives another order in the end', () => {
	const item = buildItem('single-choice');
	const screens = ['a', 'b', 'c', 'd', 'e', 'f'].map((seed) => JSON.stringify(present(item, seed)));
	expect(new Set(screens).size).toBeGreaterThan(1);
});

test('shows every authored part once, under its authored index', () => {
	fc.assert(
		fc.property(anyItem, seed, (item, seed) => {
			const shown: object = present(item, seed);
			for (const part of ['options', 'statements', 'entries', 'lefts', 'rights']) {
				const choices = (shown as Record<string, unknown>)[part] ?? [];
				const authored = (item as Record<string, unknown>)[part] ?? [];
				const texts = (authored as { text: unknown }[]).map(({ text }, index) => ({ index, text }));
				const byIndex = (a: { index: number }, b: { index: number }) => a.index - b.index;
				expect((choices as typeof texts).toSorted(byIndex)).toEqual(texts);
			}
		})
	);
});

describe('a schedule', () => {
	const item = buildItem('schedule');
	const presentSchedule = (seed: string) => {
		const shown = present(item, seed);
		if (shown.kind !== 'schedule') throw new TypeError(shown.kind);
		return shown;
	};

	test('shows what a step came to only before the first that is asked', () => {
		const { steps } = presentSchedule('a');
		expect(steps.map(({ shown }) => shown)).toEqual([
			{ out: 'UPDATE 1' },
			undefined,
			undefined,
			undefined
		]);
	});

	test('shows every choice of every asked step once, under its authored index', () => {
		for (const { choices } of presentSchedule('a').asked) {
			expect(choices.toSorted((a, b) => a.index - b.index)).toEqual([
				{ index: 0, words: 'waits' },
				{ index: 1, words: 'UPDATE 1' },
				{ index: 2, words: 'error 40001' }
			]);
		}
	});

	test('shuffles the choices of each step by itself', () => {
		const orders = ['a', 'b', 'c', 'd'].flatMap((seed) =>
			presentSchedule(seed).asked.map(({ choices }) => choices.map(({ index }) => index).join(''))
		);
		expect(new Set(orders).size).toBeGreaterThan(2);
		expect(new Set(orders.slice(0, 3)).size).toBeGreaterThan(1);
	});
});

test('never shows entries in the order that is the key', () => {
	fc.assert(
		fc.property(itemsOfKind.ordering, seed, (item, seed) => {
			const shown = present(item, seed);
			if (shown.kind !== 'ordering') throw new TypeError(shown.kind);
			const order = shown.entries.map((entry) => entry.index);
			expect(order).not.toEqual(order.toSorted((a, b) => a - b));
		})
	);
});
