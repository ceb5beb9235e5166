import type { ItemId, SkillId } from '#lib/core/items/ids.ts';
import type { ItemKind } from '#lib/core/items/item-kind.ts';

/** What choosing and measuring need of a question, without its text: a row of the bank's index. */
export type IndexedItem = {
	readonly id: ItemId;
	readonly skill: SkillId;
	readonly subskill: string;
	readonly kind: ItemKind;
	/** 1 aware … 4 expert, 5 beyond. */
	readonly level: number;
	/** What someone at that level needs to read and answer. */
	readonly seconds: number;
	/** Questions of one family never meet in one session. */
	readonly family: string | undefined;
	/** As `choiceCount` counts them: what to choose from, and 0 for free input. */
	readonly choices: number;
	readonly retired: boolean;
	/** Index of the shard that holds the question's text. */
	readonly shard: number;
};
