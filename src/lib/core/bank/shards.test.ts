import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildItem } from '#tests/builders/item.ts';
import { shardsOf } from './shards.ts';

const items = fc
	.uniqueArray(fc.tuple(fc.constantFrom('sql', 'redis', 'kafka'), fc.nat(999)), {
		minLength: 1,
		maxLength: 120,
		selector: ([skill, number]) => `${skill}/${number}`
	})
	.map((ids) => ids.map(([skill, number]) => buildItem('numeric', { id: `${skill}/q-${number}` })));

test('every question is in exactly one shard, with others of its skill', () => {
	fc.assert(
		fc.property(items, (items) => {
			const shards = shardsOf(items);
			const ids = shards.flatMap((shard) => shard.items.map((item) => item.id));
			expect(ids.toSorted()).toEqual(items.map((item) => item.id).toSorted());
			for (const { name, items } of shards) {
				expect(new Set(items.map((item) => item.skill)).size).toBe(1);
				expect(name.startsWith(items[0]?.skill ?? '-')).toBe(true);
			}
			expect(new Set(shards.map((shard) => shard.name)).size).toBe(shards.length);
		})
	);
});

test('changing one question changes one shard', () => {
	fc.assert(
		fc.property(items, fc.nat(), (items, pick) => {
			const at = pick % items.length;
			const changed = items.map((item, index) => (index === at ? { ...item, hash: 'h2' } : item));
			const [before, after] = [shardsOf(items), shardsOf(changed)];
			const differing = after.filter(
				(shard, index) => JSON.stringify(shard) !== JSON.stringify(before[index])
			);
			expect(differing.map((shard) => shard.items.includes(changed[at]!))).toEqual([true]);
		})
	);
});

test('a skill of up to 23 questions is one shard named after it, a larger one is numbered', () => {
	const count = (questions: number) =>
		shardsOf(
			Array.from({ length: questions }, (_, q) => buildItem('numeric', { id: `sql/q-${q}` }))
		);
	expect(count(23).map((shard) => shard.name)).toEqual(['sql']);
	expect(count(24).map((shard) => shard.name)).toEqual(['sql-1', 'sql-2']);
});
