import { assertNever } from '#lib/core/assert-never.ts';
import type { FullRecorded } from '#lib/core/proof/outcome.ts';
import { type Random, shuffle } from '#lib/core/random.ts';
import type { ItemId, SkillId } from './ids.ts';
import type { Item, ItemOfKind } from './item.ts';
import type { Block, CodeBlock, Inline } from './rich-text.ts';

/** Something to choose, named by its authored position; `text` is all that is shown of it. */
export type Choice = { readonly index: number; readonly text: readonly Inline[] };

/** A step of a schedule. What it came to is shown only where that comes before all that is asked. */
export type ShownStep = {
	readonly who: string | undefined;
	readonly code: CodeBlock;
	readonly shown: FullRecorded | undefined;
};

/** What is asked at a step of a schedule: about the step itself, or about a session that waited until then. */
export type AskedStep = {
	readonly step: number;
	readonly released: string | undefined;
	readonly choices: readonly { readonly index: number; readonly words: string }[];
};

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
	| {
			readonly kind: 'schedule';
			readonly setup: CodeBlock | undefined;
			readonly isolation: Readonly<Record<string, string>> | undefined;
			readonly steps: readonly ShownStep[];
			readonly asked: readonly AskedStep[];
	  }
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

/** Later outcomes could give an earlier one away, so that nothing is told from the first asked step on. */
function shownSteps({ steps, asked }: ItemOfKind<'schedule'>): ShownStep[] {
	const first = asked[0]?.step ?? 0;
	return steps.map(({ who, code, recorded }, index) => ({
		who,
		code,
		shown: index < first ? recorded : undefined
	}));
}

function askedSteps({ asked }: ItemOfKind<'schedule'>, random: Random): AskedStep[] {
	return asked.map(({ step, released, choices }) => {
		const authored = choices.map((words, index) => ({ index, words }));
		return { step, released, choices: shuffle(authored, random) };
	});
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
		case 'schedule':
			return {
				...common,
				kind: item.kind,
				setup: item.setup,
				isolation: item.isolation,
				steps: shownSteps(item),
				asked: askedSteps(item, random)
			};
		default:
			return assertNever(item);
	}
}
