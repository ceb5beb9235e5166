import { hash32 } from '#lib/core/hash32.ts';
import type { Item } from '#lib/core/items/item.ts';

/** Questions that travel together. `name` is the skill, with a number where a skill needs several. */
export type Shard = { readonly name: string; readonly items: readonly Item[] };

/** About this many questions fit a shard of 15 kB compressed. */
const itemsPerShard = 23;

/** Splits questions into shards, by skill. Changing one question changes one shard. */
export function shardsOf(items: readonly Item[]): Shard[] {
	const bySkill = new Map<string, Item[]>();
	for (const item of items) bySkill.set(item.skill, [...(bySkill.get(item.skill) ?? []), item]);
	return [...bySkill].flatMap(([skill, own]) => {
		const count = Math.ceil(own.length / itemsPerShard);
		const shards = Array.from({ length: count }, (_, index) => ({
			name: count === 1 ? skill : `${skill}-${index + 1}`,
			items: own.filter((item) => hash32(item.id) % count === index)
		}));
		return shards.filter((shard) => shard.items.length > 0);
	});
}
