import fc from 'fast-check';
import { expect, test } from 'vitest';
import { choiceCount } from '#lib/core/items/choice-count.ts';
import type { AreaId, SkillId } from '#lib/core/items/ids.ts';
import type { Item } from '#lib/core/items/item.ts';
import { anyItem, buildItem } from '#tests/builders/item.ts';
import { type BankIndexFile, decodeBankIndex, encodeBankIndex } from './bank-index.ts';
import type { Catalogue } from './catalogue.ts';
import { shardsOf } from './shards.ts';

const skillIds = ['sql', 'redis', 'kafka'] as SkillId[];
const subskills = ['joins', 'locks', 'plans'];
const catalogue: Catalogue = {
	areas: [{ id: 'data' as AreaId, name: 'Data', short: 'Data' }],
	skills: skillIds.map((id) => ({
		id,
		name: id,
		area: 'data' as AreaId,
		product: false,
		subskills: Object.fromEntries(subskills.map((subskill) => [subskill, 1]))
	}))
};

/** Questions of the catalogue, sorted by id as a bank's are. */
const items: fc.Arbitrary<Item[]> = fc
	.uniqueArray(
		fc.tuple(anyItem, fc.constantFrom(...skillIds), fc.nat(999), fc.constantFrom(...subskills)),
		{ maxLength: 60, selector: ([, skill, number]) => `${skill}/${number}` }
	)
	.map((rows) =>
		rows
			.map(([item, skill, number, subskill]) => ({
				...item,
				id: `${skill}/q-${number}` as Item['id'],
				skill,
				subskill
			}))
			.toSorted((a, b) => (a.id < b.id ? -1 : 1))
	);

function encode(items: readonly Item[]): BankIndexFile {
	const shards = shardsOf(items).map(({ name }) => `${name}.json`);
	return encodeBankIndex('bank-1', items, catalogue, shards);
}

test('the index says of every question what choosing and measuring need, after its travel', () => {
	fc.assert(
		fc.property(items, (items) => {
			const travelled: BankIndexFile = JSON.parse(JSON.stringify(encode(items)));
			const index = decodeBankIndex(travelled, catalogue);
			expect(index.bank).toBe('bank-1');
			const expected = items.map((item) => ({
				id: item.id,
				skill: item.skill,
				subskill: item.subskill,
				kind: item.kind,
				level: item.level,
				seconds: item.seconds,
				family: item.family,
				choices: choiceCount(item),
				retired: item.retired === true,
				shard: shardsOf(items).findIndex((shard) => shard.items.includes(item))
			}));
			const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
			expect(index.items.toSorted(byId)).toEqual(expected);
		})
	);
});

test('names no field twice and leaves out skills without questions', () => {
	const file = encode([buildItem('numeric', { subskill: 'locks' })]);
	expect(file).toEqual({
		format: 1,
		bank: 'bank-1',
		shards: ['sql.json'],
		skills: [
			{
				skill: 'sql',
				slugs: 'left-join',
				kinds: [5],
				levels: [2],
				seconds: [60],
				choices: [0],
				subskills: [1],
				shards: [0],
				families: {},
				retired: []
			}
		]
	});
});

test.for([
	['a column is too short', { levels: [] }],
	['a kind is unknown', { kinds: [99] }],
	['a subskill is unknown', { subskills: [-1] }],
	['a skill is unknown', { skill: 'nosql' }]
] as const)('refuses to read an index where %s', ([, damage]) => {
	const file = encode([buildItem('numeric', { subskill: 'locks' })]);
	const damaged = { ...file, skills: file.skills.map((columns) => ({ ...columns, ...damage })) };
	expect(() => decodeBankIndex(damaged, catalogue)).toThrow(TypeError);
});
