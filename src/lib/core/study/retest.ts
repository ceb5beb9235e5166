import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { SkillId } from '#lib/core/items/ids.ts';
import type { StudyState } from './study-state.ts';

/** A skill that was practised after it was measured, so that its level may be out of date. Times are milliseconds since 1970. */
export type Retest = {
	readonly skill: SkillId;
	readonly measuredAt: number;
	/** Questions practised since. */
	readonly practised: number;
	/** Two weeks after the last of them, when what was only memorised has faded. */
	readonly measureAgainAt: number;
};

const pauseMs = 14 * 86_400_000;

/** @returns the skills that were practised since they were measured, in no order */
export function retestsOf(
	items: readonly IndexedItem[],
	{ cards }: StudyState
): ReadonlyMap<SkillId, Retest> {
	const measured = new Map<SkillId, number>();
	for (const { id, skill } of items) {
		const at = cards.get(id)?.measuredAt;
		if (at !== undefined) measured.set(skill, Math.max(at, measured.get(skill) ?? at));
	}
	const retests = new Map<SkillId, Retest>();
	for (const { id, skill } of items) {
		const measuredAt = measured.get(skill);
		const at = cards.get(id)?.practisedAt;
		if (measuredAt === undefined || at === undefined || at <= measuredAt) continue;
		const before = retests.get(skill);
		retests.set(skill, {
			skill,
			measuredAt,
			practised: (before?.practised ?? 0) + 1,
			measureAgainAt: Math.max(at + pauseMs, before?.measureAgainAt ?? 0)
		});
	}
	return retests;
}
