import type { RootContent } from 'mdast';
import type { Item } from '#lib/core/items/item.ts';

/** The fields that only one kind has, as read from the end of a stem. */
export type ItemParts = Item extends infer I
	? I extends Item
		? Omit<I, keyof CommonFields>
		: never
	: never;
type CommonFields = Record<
	| 'id'
	| 'hash'
	| 'skill'
	| 'subskill'
	| 'level'
	| 'seconds'
	| 'family'
	| 'applies'
	| 'sources'
	| 'proof'
	| 'retired'
	| 'stem'
	| 'why',
	unknown
>;

/** What the end of a question's stem says for its kind. */
export type ReadParts = {
	/** Undefined when they are not there; what is missing was reported. */
	readonly parts: ItemParts | undefined;
	/** The nodes that are the stem proper. */
	readonly stem: readonly RootContent[];
	/** The line of each alternative, in the order of `alternativesOf`; of the answer where it is free input. */
	readonly partLines: readonly number[];
};
