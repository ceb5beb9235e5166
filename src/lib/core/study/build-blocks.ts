import type { Block, Inline } from '#lib/core/items/rich-text.ts';

export const paragraph = (...content: readonly Inline[]): Block => ({ kind: 'paragraph', content });

/** No list at all where there is nothing to list. */
export const list = (items: readonly (readonly Block[])[], ordered = false): Block[] =>
	items.length === 0 ? [] : [{ kind: 'list', ordered, items }];
