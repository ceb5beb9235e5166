import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import { createMeasurement, type Measurement } from '#lib/core/measure/measurement.ts';
import { noEvidence, type SkillEvidence } from '#lib/core/measure/skill-evidence.ts';
import type { Encounter, MeasuredSessions } from '#lib/core/session/measure-sessions.ts';

export const measuredFormat = 1;

/** What sessions say together, as a JSON value to be kept. Numbers come back exactly as they were. */
export type MeasuredJson = {
	readonly at: number | null;
	readonly unknownItems: number;
	readonly encounters: readonly (readonly [ItemId, Encounter])[];
	/** By skill; those never asked about are left out. */
	readonly skills: Readonly<Record<string, SkillJson>>;
};
type SkillJson = Omit<SkillEvidence, 'logLikelihood'> & {
	readonly logLikelihood: readonly number[];
};

export function measuredToJson(measured: MeasuredSessions): MeasuredJson {
	const { at, unknownItems, encounters, measurement } = measured;
	const skills = measurement.areas.flatMap((area) =>
		area.skillIds.map((id, i) => [id, area.skills[i] ?? noEvidence] as const)
	);
	return {
		at: at ?? null,
		unknownItems,
		encounters: [...encounters],
		skills: Object.fromEntries(
			skills
				.filter(([, skill]) => skill !== noEvidence)
				.map(([id, skill]) => [id, { ...skill, logLikelihood: [...skill.logLikelihood] }])
		)
	};
}

/** @param catalogue the one that was measured with */
export function measuredFromJson(json: MeasuredJson, catalogue: Catalogue): MeasuredSessions {
	const nothing = createMeasurement(catalogue);
	const areas: Measurement['areas'] = nothing.areas.map((area) => ({
		...area,
		skills: area.skillIds.map((id) => {
			const skill = json.skills[id];
			return skill
				? { ...skill, logLikelihood: Float64Array.from(skill.logLikelihood) }
				: noEvidence;
		})
	}));
	return {
		measurement: { ...nothing, areas },
		at: json.at ?? undefined,
		encounters: new Map(json.encounters),
		unknownItems: json.unknownItems
	};
}
