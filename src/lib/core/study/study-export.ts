import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { Item } from '#lib/core/items/item.ts';
import { toMarkdown } from '#lib/core/items/to-markdown.ts';
import { cardFace } from './card-face.ts';
import type { StudyState } from './study-state.ts';

/** What is worth taking along: due, or not right the last time. Retired questions stay at home. In the order of ids. */
export function dueOrWrong(
	items: readonly IndexedItem[],
	{ cards, held }: StudyState,
	now: number
): IndexedItem[] {
	return items
		.filter(({ id, retired }) => {
			const card = cards.get(id);
			if (retired || held.has(id) || !card?.memory) return false;
			const isWrong = card.last?.outcome === 'wrong' || card.last?.outcome === 'partly';
			return isWrong || card.memory.dueAt <= now;
		})
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const heads = [
	'question',
	'skill',
	'subskill',
	'level',
	'due',
	'last',
	'confidence',
	'practised',
	'note',
	'front',
	'back'
] as const;

/** One row per question under a row of heads, for `toCsv`; texts are Markdown. */
export function studyRows(
	items: readonly Item[],
	{ cards }: StudyState
): (readonly (string | number)[])[] {
	const rows = items.map((item) => {
		const card = cards.get(item.id);
		const { front, back } = cardFace(item);
		return [
			item.id,
			item.skill,
			item.subskill,
			item.level,
			card?.memory ? new Date(card.memory.dueAt).toISOString() : '',
			card?.last?.outcome ?? '',
			card?.last?.confidence ?? '',
			card?.practised ?? 0,
			card?.note ?? '',
			toMarkdown(front),
			toMarkdown(back)
		];
	});
	return [heads, ...rows];
}
