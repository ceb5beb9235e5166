import type { Item } from '#lib/core/items/item.ts';
import type { Skill } from './catalogue.ts';
import { checkFigures } from './check-figures.ts';
import { type Figures, figuresOf } from './figures.ts';
import type { Issue } from './issue.ts';
import { type ParsedCatalogue, skillsFile } from './parse-catalogue.ts';
import { similarPairs } from './similarity.ts';

/** Stems this alike are the same question; families of parallel questions stay below it. */
const nearDuplicate = 0.6;
/** A blueprint says something about a skill once each subskill could have a question. */
const blueprintFrom = 16;

/** An id that a release carried, with its kind and its line in `released.txt`. */
export type ReleasedId = { readonly id: string; readonly kind: string; readonly line: number };

export const releasedFile = 'released.txt';

/** Reads `released.txt`, a line "<id> <kind>" for every question ever released. */
export function parseReleased(text: string): ReleasedId[] {
	return text.split('\n').flatMap((entry, index) => {
		if (!entry || entry.startsWith('#')) return [];
		const [id = '', kind = ''] = entry.split(' ');
		return [{ id, kind, line: index + 1 }];
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
		...checkStems(items),
		...catalogue.skills.flatMap((skill, index) => {
			const own = items.filter((item) => item.skill === skill.id && !item.retired);
			return [
				...checkBlueprint(skill, own, (subskill) =>
					catalogue.lineOf(['skills', index, 'subskills', subskill])
				),
				...checkFigures(skill, figuresOf(own), catalogue.lineOf(['skills', index]))
			];
		}),
		...checkPlan(figuresOf(items), catalogue)
	];
}

function checkReleased(
	items: readonly Item[],
	paths: ReadonlySet<string>,
	released: readonly ReleasedId[]
): Issue[] {
	const itemsById = new Map<string, Item>(items.map((item) => [item.id, item]));
	return released.flatMap(({ id, kind, line }): Issue[] => {
		const item = itemsById.get(id);
		if (!paths.has(`${id}.md`)) {
			const message = `${id} was released; put it back with "retired: true"`;
			return [{ file: releasedFile, line, rule: 'id-deleted', message }];
		}
		if (item && item.kind !== kind) {
			const message = `${id} was released as ${kind}; a new question needs a new id`;
			return [{ file: `${id}.md`, line: 1, rule: 'id-reused', message }];
		}
		return [];
	});
}

/** The whole bank is as large as planned. */
function checkPlan({ questions, families }: Figures, { plan, lineOf }: ParsedCatalogue): Issue[] {
	if (!plan) return [];
	const issue = (message: string): Issue => ({
		file: skillsFile,
		line: lineOf(['plan']),
		rule: 'plan',
		message
	});
	return [
		...(questions < plan.questions
			? [issue(`${questions} questions, planned ${plan.questions}`)]
			: []),
		...(families < plan.families ? [issue(`${families} families, planned ${plan.families}`)] : [])
	];
}

/** A retired question may resemble the one that replaces it. */
function checkStems(items: readonly Item[]): Issue[] {
	const asked = items.filter((item) => !item.retired);
	return similarPairs(asked, nearDuplicate).map(({ a, b, similarity }) => ({
		file: `${b.id}.md`,
		line: 1,
		rule: 'near-duplicate',
		message: `the stem is ${Math.round(similarity * 100)} % that of ${a.id}`
	}));
}

/** Each subskill holds between half and twice its share, give or take one question. */
function checkBlueprint(
	skill: Skill,
	own: readonly Item[],
	lineOf: (subskill: string) => number
): Issue[] {
	if (own.length < blueprintFrom) return [];
	const shares = Object.entries(skill.subskills);
	const total = shares.reduce((sum, [, share]) => sum + share, 0);
	return shares.flatMap(([subskill, share]): Issue[] => {
		const count = own.filter((item) => item.subskill === subskill).length;
		const planned = (own.length * share) / total;
		if (count >= Math.max(1, planned / 2 - 1) && count <= planned * 2 + 1) return [];
		const message = `${skill.id}: ${count} of ${own.length} on ${subskill}, planned about ${Math.round(planned)}`;
		return [{ file: skillsFile, line: lineOf(subskill), rule: 'blueprint', message }];
	});
}
