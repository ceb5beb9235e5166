import type { Item } from '#lib/core/items/item.ts';

/** Questions that travel together. `name` is the skill, with a number where a skill needs several. */
export type Shard = { readonly name: string; readonly items: readonly Item[] };

/** About this many questions fit a shard of 15 kB compressed. */
const itemsPerShard = 18;

/** FNV-1a over the id: where a question lives depends on nothing but its id and the number of shards. */
function bucket(id: string, count: number): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
	return (hash >>> 0) % count;
}

/** Splits questions into shards, by skill. Changing one question changes one shard. */
export function shardsOf(items: readonly Item[]): Shard[] {
	const bySkill = new Map<string, Item[]>();
	for (const item of items) bySkill.set(item.skill, [...(bySkill.get(item.skill) ?? []), item]);
	return [...bySkill].flatMap(([skill, own]) => {
		const count = Math.ceil(own.length / itemsPerShard);
		const shards = Array.from({ length: count }, (_, index) => ({
			name: count === 1 ? skill : `${skill}-${index + 1}`,
			items: own.filter((item) => bucket(item.id, count) === index)
		}));
		return shards.filter((shard) => shard.items.length > 0);
	});
}
