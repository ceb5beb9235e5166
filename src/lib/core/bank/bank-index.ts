import type { ItemId, SkillId } from '#lib/core/items/ids.ts';
import type { Item } from '#lib/core/items/item.ts';
import { itemKinds } from '#lib/core/items/item-kind.ts';
import { choiceCount } from '#lib/core/items/choice-count.ts';
import type { Catalogue } from './catalogue.ts';
import type { IndexedItem } from './indexed-item.ts';
import { shardsOf } from './shards.ts';

/**
 * The index as it travels. The questions of a skill stand in columns, position by position: columns compress to
 * a fraction of rows, and the names of fields are not repeated 1,200 times.
 */
export type BankIndexFile = {
	readonly format: 1;
	readonly bank: string;
	/** File names, which hold the hash of the content. */
	readonly shards: readonly string[];
	readonly skills: readonly {
		readonly skill: string;
		/** The slugs of the ids, joined by spaces. */
		readonly slugs: string;
		/** Index into `itemKinds`. */
		readonly kinds: readonly number[];
		readonly levels: readonly number[];
		readonly seconds: readonly number[];
		readonly choices: readonly number[];
		/** Index into the skill's subskills, in the order of the catalogue. */
		readonly subskills: readonly number[];
		readonly shards: readonly number[];
		/** Position → family; most questions have none. */
		readonly families: Readonly<Record<string, string>>;
		readonly retired: readonly number[];
	}[];
};

export type BankIndex = {
	readonly bank: string;
	readonly shards: readonly string[];
	readonly items: readonly IndexedItem[];
};

/** @param shards the files of `shardsOf(items)`, in that order */
export function encodeBankIndex(
	bank: string,
	items: readonly Item[],
	catalogue: Catalogue,
	shards: readonly string[]
): BankIndexFile {
	const shardOf = new Map<string, number>();
	shardsOf(items).forEach((shard, index) => {
		for (const item of shard.items) shardOf.set(item.id, index);
	});
	const skills = catalogue.skills.flatMap((skill) => {
		const own = items.filter((item) => item.skill === skill.id);
		if (own.length === 0) return [];
		const subskills = Object.keys(skill.subskills);
		const positions = (test: (item: Item) => unknown) =>
			own.flatMap((item, position) => (test(item) ? [position] : []));
		return [
			{
				skill: skill.id,
				slugs: own.map((item) => item.id.slice(skill.id.length + 1)).join(' '),
				kinds: own.map((item) => itemKinds.indexOf(item.kind)),
				levels: own.map((item) => item.level),
				seconds: own.map((item) => item.seconds),
				choices: own.map(choiceCount),
				subskills: own.map((item) => subskills.indexOf(item.subskill)),
				shards: own.map((item) => shardOf.get(item.id) ?? 0),
				families: Object.fromEntries(
					positions((item) => item.family).map((position) => [
						position,
						own[position]?.family ?? ''
					])
				),
				retired: positions((item) => item.retired)
			}
		];
	});
	return { format: 1, bank, shards, skills };
}

/** @throws TypeError when the columns do not fit each other: a build that must not have shipped */
export function decodeBankIndex(file: BankIndexFile, catalogue: Catalogue): BankIndex {
	const skillsById = new Map<string, Catalogue['skills'][number]>(
		catalogue.skills.map((skill) => [skill.id, skill])
	);
	const items = file.skills.flatMap((columns) => {
		const subskills = Object.keys(skillsById.get(columns.skill)?.subskills ?? {});
		return columns.slugs.split(' ').map((slug, position): IndexedItem => {
			const at = <T>(column: readonly T[]): T => {
				const value = column[position];
				if (value === undefined) throw new TypeError(`the index lacks a value for ${slug}`);
				return value;
			};
			const kind = itemKinds[at(columns.kinds)];
			const subskill = subskills[at(columns.subskills)];
			if (kind === undefined || subskill === undefined) {
				throw new TypeError(`the index names an unknown kind or subskill for ${slug}`);
			}
			return {
				// The build wrote these ids from checked ones.
				id: `${columns.skill}/${slug}` as ItemId,
				skill: columns.skill as SkillId,
				subskill,
				kind,
				level: at(columns.levels),
				seconds: at(columns.seconds),
				family: columns.families[position],
				choices: at(columns.choices),
				retired: columns.retired.includes(position),
				shard: at(columns.shards)
			};
		});
	});
	return { bank: file.bank, shards: file.shards, items };
}
