import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { Skill } from '#lib/core/bank/catalogue.ts';
import type { ItemId } from '#lib/core/items/ids.ts';

/** A question asked in this session. */
export type Asked = {
	readonly item: IndexedItem;
	readonly elapsedMs: number;
	/** Answered too fast to count, so that the question may return. */
	readonly rapid: boolean;
};

/** From this many seconds on a question is long, and one in ten minutes is enough. */
const longSeconds = 150;
const longPauseMs = 10 * 60_000;
/** How many other questions come before one that was only guessed at returns. */
const returnAfter = 5;
/** A kind pauses for so many questions: a session of numbers alone would tell most and tire everybody. */
const kindPauses = 2;

function isLongTooSoon(asked: readonly Asked[]): boolean {
	let sinceMs = 0;
	for (const { item, elapsedMs } of asked.toReversed()) {
		if (item.seconds >= longSeconds) return sinceMs < longPauseMs;
		sinceMs += elapsedMs;
	}
	return false;
}

/** Whether a subskill has had its share of the skill's questions, were one more asked (Kingsbury & Zara 1989). */
function hasFullQuota(skill: Skill, item: IndexedItem, asked: readonly Asked[]): boolean {
	const parts = Object.values(skill.subskills).reduce((a, b) => a + b, 0);
	const ofSkill = asked.filter((one) => one.item.skill === skill.id && !one.rapid);
	const ofSubskill = ofSkill.filter((one) => one.item.subskill === item.subskill);
	const share = (skill.subskills[item.subskill] ?? 0) / parts;
	return ofSubskill.length >= Math.max(1, Math.ceil(share * (ofSkill.length + 1)));
}

/**
 * The questions of a skill that may come next: not retired, not asked, no other of a family, not long too soon after a
 * long one. Among them those never seen, of another kind than the last ones and within their subskill's quota, as far as there
 * are any.
 */
export function eligibleItems(
	items: readonly IndexedItem[],
	skill: Skill,
	asked: readonly Asked[],
	remembered: ReadonlyMap<ItemId, number>
): readonly IndexedItem[] {
	const recent = asked.slice(-returnAfter);
	const used = asked.filter((one) => !one.rapid || recent.includes(one));
	const usedIds = new Set(used.map(({ item }) => item.id));
	const usedFamilies = new Set(used.map(({ item }) => item.family));
	usedFamilies.delete(undefined);
	const noLong = isLongTooSoon(asked);
	const possible = items.filter(
		(item) =>
			!item.retired &&
			!usedIds.has(item.id) &&
			!usedFamilies.has(item.family) &&
			!(noLong && item.seconds >= longSeconds)
	);
	const preferring = (pool: readonly IndexedItem[], wanted: (item: IndexedItem) => boolean) => {
		const preferred = pool.filter(wanted);
		return preferred.length > 0 ? preferred : pool;
	};
	const unseen = preferring(possible, (item) => !remembered.has(item.id));
	const recentKinds = new Set(asked.slice(-kindPauses).map(({ item }) => item.kind));
	const varied = preferring(unseen, (item) => !recentKinds.has(item.kind));
	return preferring(varied, (item) => !hasFullQuota(skill, item, asked));
}
