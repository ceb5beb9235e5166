import { expect, test } from 'vitest';
import { buildIndexedItem, createCatalogue } from '#tests/builders/made-up-bank.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemId, SkillId } from '#lib/core/items/ids.ts';
import { eligibleItems } from './eligible-items.ts';
import type { Asked } from './eligible-items.ts';

const skill = createCatalogue(1, 1).skills[0]!;
const ask = (item: IndexedItem, given: Partial<Asked> = {}): Asked => ({
	item,
	elapsedMs: 60_000,
	rapid: false,
	...given
});
const namesOf = (items: readonly IndexedItem[]) => items.map(({ id }) => id as string);
const [a, b, c] = ['a', 'b', 'c'].map((id) => buildIndexedItem({ id, subskill: id }));
const bank = [a!, b!, c!];

test('leaves out what is retired, and what was asked in this session', () => {
	const retired = buildIndexedItem({ id: 'old', retired: true });
	const left = eligibleItems([...bank, retired], skill, [ask(a!)], new Map());
	expect(namesOf(left)).toEqual(['b', 'c']);
});

test('never asks two of a family', () => {
	const twins = ['t1', 't2'].map((id) => buildIndexedItem({ id, family: 'lost-update' }));
	const left = eligibleItems([...twins, b!], skill, [ask(twins[0]!)], new Map());
	expect(namesOf(left)).toEqual(['b']);
});

test('prefers what was never seen, and falls back on what was', () => {
	const seen = (...ids: string[]) => new Map(ids.map((id) => [id as ItemId, 0.5]));
	expect(namesOf(eligibleItems(bank, skill, [], seen('a', 'b')))).toEqual(['c']);
	expect(namesOf(eligibleItems(bank, skill, [], seen('a', 'b', 'c')))).toEqual(['a', 'b', 'c']);
});

test('keeps to the shares of the blueprint, as far as the bank can', () => {
	const more = buildIndexedItem({ id: 'a2', subskill: 'a' });
	expect(namesOf(eligibleItems([more, b!], skill, [ask(a!)], new Map()))).toEqual(['b']);
	expect(namesOf(eligibleItems([more], skill, [ask(a!)], new Map()))).toEqual(['a2']);
});

test('varies the kind of question, as far as the bank can', () => {
	const numbers = ['n1', 'n2'].map((id) => buildIndexedItem({ id, subskill: id, kind: 'numeric' }));
	const order = buildIndexedItem({ id: 'o', subskill: 'o', kind: 'ordering' });
	const after = (items: readonly IndexedItem[]) =>
		namesOf(eligibleItems(items, skill, [ask(numbers[0]!)], new Map()));
	expect(after([numbers[1]!, order])).toEqual(['o']);
	expect(after([numbers[1]!])).toEqual(['n2']);
});

test('asks one long question in ten minutes', () => {
	const [long1, long2] = ['l1', 'l2'].map((id) =>
		buildIndexedItem({ id, subskill: id, seconds: 150 })
	);
	const items = [long2!, b!, c!];
	const after = (elapsedMs: number) =>
		namesOf(eligibleItems(items, skill, [ask(long1!), ask(a!, { elapsedMs })], new Map()));
	expect(after(599_000)).not.toContain('l2');
	expect(after(600_000)).toContain('l2');
});

test('lets a question that was only guessed at return, but not at once', () => {
	const others = Array.from({ length: 5 }, (_, i) =>
		ask(buildIndexedItem({ id: `other-${i}`, skill: 'elsewhere' as SkillId }))
	);
	const guessed = ask(a!, { rapid: true });
	const left = (asked: readonly Asked[]) => namesOf(eligibleItems(bank, skill, asked, new Map()));
	expect(left([guessed, ...others.slice(1)])).not.toContain('a');
	expect(left([guessed, ...others])).toContain('a');
});
