import type { AreaId, SkillId } from '#lib/core/items/ids.ts';

/** An axis of the radar; `short` is its label where room is scarce. */
export type Area = { readonly id: AreaId; readonly name: string; readonly short: string };

export type Skill = {
	readonly id: SkillId;
	readonly name: string;
	readonly area: AreaId;
	/** A product's facts hold for versions, so its questions name them. */
	readonly product: boolean;
	/** The blueprint: subskill → share of a form about the skill. */
	readonly subskills: Readonly<Record<string, number>>;
};

/** What a catalogue calls its areas and skills, without how questions are spread over them. */
export type CatalogueNames = {
	readonly areas: readonly Area[];
	readonly skills: readonly Pick<Skill, 'id' | 'name' | 'area'>[];
};

export type Catalogue = { readonly areas: readonly Area[]; readonly skills: readonly Skill[] };
