import type { Item } from '../../src/lib/core/items/item.ts';
import type { Recording } from '../../src/lib/core/proof/recording.ts';

/** A bank as its authors look at it: everything that compiles, and every issue. */
export type PreviewedBank = {
	readonly hash: string;
	readonly items: readonly Item[];
	/** File → name of a proof → what it recorded. */
	readonly recordings: Readonly<Record<string, Readonly<Record<string, Recording>>>>;
	readonly issues: readonly { readonly file: string; readonly text: string }[];
};
