import { assertNever } from '#lib/core/assert-never.ts';
import { type Random, shuffle } from '#lib/core/random.ts';
import type { ItemId, SkillId } from './ids.ts';
import type { Item } from './item.ts';
import type { Block, CodeBlock, Inline } from './rich-text.ts';

/** Something to choose, named by its authored position; `text` is all that is shown of it. */
export type Choice = { readonly index: number; readonly text: readonly Inline[] };

/**
 * A question as a person sees it: no key, no rationale, in the order on the screen.
 * It keeps our own code from leaking the key; it does not keep a secret, as the bank is public.
 */
export type PresentedItem = {
	readonly id: ItemId;
	readonly hash: string;
	readonly skill: SkillId;
	readonly seconds: number;
	readonly applies: string | undefined;
	readonly stem: readonly Block[];
} & (
	| { readonly kind: 'single-choice'; readonly options: readonly Choice[] }
	| { readonly kind: 'multiple-choice'; readonly options: readonly Choice[] }
	| { readonly kind: 'true-false'; readonly statements: readonly Choice[] }
	| { readonly kind: 'ordering'; readonly entries: readonly Choice[] }
	| {
			readonly kind: 'matching';
			readonly heads: readonly [readonly Inline[], readonly Inline[]];
			readonly lefts: readonly Choice[];
			readonly rights: readonly Choice[];
	  }
	| { readonly kind: 'numeric'; readonly unit: string | undefined }
	| { readonly kind: 'short-text' }
	| { readonly kind: 'faulty-line'; readonly code: CodeBlock }
);

function choices(parts: readonly { readonly text: readonly Inline[] }[]): Choice[] {
	return parts.map(({ text }, index) => ({ index, text }));
}

/** Shuffles until the order differs from the authored one, which for entries is the key. */
function shuffleEntries(entries: readonly Choice[], random: Random): Choice[] {
	const shuffled = shuffle(entries, random);
	const given = shuffled.every((entry, position) => entry.index === position);
	return given ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled;
}

/** The keyless view of a question. `random` decides the order: the same seed gives the same screen. */
export function presentItem(item: Item, random: Random): PresentedItem {
	const { id, hash, skill, seconds, applies, stem } = item;
	const common = { id, hash, skill, seconds, applies, stem };
	switch (item.kind) {
		case 'single-choice':
			return { ...common, kind: item.kind, options: shuffle(choices(item.options), random) };
		case 'multiple-choice':
			return { ...common, kind: item.kind, options: shuffle(choices(item.options), random) };
		case 'true-false':
			return { ...common, kind: item.kind, statements: shuffle(choices(item.statements), random) };
		case 'ordering':
			return { ...common, kind: item.kind, entries: shuffleEntries(choices(item.entries), random) };
		case 'matching':
			return {
				...common,
				kind: item.kind,
				heads: item.heads,
				lefts: choices(item.lefts),
				rights: shuffle(choices(item.rights), random)
			};
		case 'numeric':
			return { ...common, kind: item.kind, unit: item.unit };
		case 'short-text':
			return { ...common, kind: item.kind };
		case 'faulty-line':
			return { ...common, kind: item.kind, code: item.code };
		default:
			return assertNever(item);
	}
}
