import type { Item, ItemKind } from '#lib/core/items/item.ts';
import type { Issue } from './issue.ts';
import type { ParsedCatalogue } from './parse-catalogue.ts';
import { similarPairs } from './similarity.ts';

/** Stems this alike are the same question; families of parallel questions stay below it. */
const nearDuplicate = 0.6;
/** A blueprint says something about a skill once each subskill could have a question. */
const blueprintFrom = 16;

/** An id that a release carried, with its kind. */
export type ReleasedId = { readonly id: string; readonly kind: ItemKind };

export const releasedFile = 'released.txt';

/** Reads `released.txt`, a line "<id> <kind>" for every question ever released. */
export function parseReleased(text: string): ReleasedId[] {
	return text
		.split('\n')
		.filter((line) => line && !line.startsWith('#'))
		.map((line) => {
			const [id = '', kind = ''] = line.split(' ');
			return { id, kind: kind as ItemKind };
		});
}

/** Rules about questions together. */
export function checkBank(
	items: readonly Item[],
	paths: ReadonlySet<string>,
	catalogue: ParsedCatalogue,
	released: readonly ReleasedId[]
): Issue[] {
	return [
		...checkReleased(items, paths, released),
		...similarPairs(items, nearDuplicate).map(({ a, b, similarity }) => ({
			file: `${b.id}.md`,
			line: 1,
			rule: 'near-duplicate' as const,
			message: `the stem is ${Math.round(similarity * 100)} % that of ${a.id}`
		})),
		...checkBlueprints(items, catalogue)
	];
}

function checkReleased(
	items: readonly Item[],
	paths: ReadonlySet<string>,
	released: readonly ReleasedId[]
): Issue[] {
	const itemsById = new Map<string, Item>(items.map((item) => [item.id, item]));
	return released.flatMap(({ id, kind }, index): Issue[] => {
		const item = itemsById.get(id);
		if (!paths.has(`${id}.md`)) {
			const message = `${id} was released; put it back with "retired: true"`;
			return [{ file: releasedFile, line: index + 1, rule: 'id-deleted', message }];
		}
		if (item && item.kind !== kind) {
			const message = `${id} was released as ${kind}; a new question needs a new id`;
			return [{ file: `${id}.md`, line: 1, rule: 'id-reused', message }];
		}
		return [];
	});
}

/** Each subskill holds between half and twice its share, give or take one question. */
function checkBlueprints(items: readonly Item[], catalogue: ParsedCatalogue): Issue[] {
	return catalogue.skills.flatMap((skill, index): Issue[] => {
		const own = items.filter((item) => item.skill === skill.id && !item.retired);
		if (own.length < blueprintFrom) return [];
		const shares = Object.entries(skill.subskills);
		const total = shares.reduce((sum, [, share]) => sum + share, 0);
		return shares.flatMap(([subskill, share]): Issue[] => {
			const count = own.filter((item) => item.subskill === subskill).length;
			const planned = (own.length * share) / total;
			if (count >= Math.max(1, planned / 2 - 1) && count <= planned * 2 + 1) return [];
			const line = catalogue.lineOf(['skills', index, 'subskills', subskill]);
			const message = `${skill.id}: ${count} of ${own.length} on ${subskill}, planned about ${Math.round(planned)}`;
			return [{ file: 'skills.yaml', line, rule: 'blueprint', message }];
		});
	});
}
