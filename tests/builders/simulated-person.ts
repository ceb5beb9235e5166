import type { Catalogue } from '#lib/core/bank/catalogue.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemId, SkillId } from '#lib/core/items/ids.ts';
import type { TreeVariances } from '#lib/core/measure/ability-tree.ts';
import { difficultyOfLevel, guessFloor } from '#lib/core/measure/item-parameters.ts';
import { probabilityCorrect } from '#lib/core/measure/response-model.ts';
import type { ItemParameters } from '#lib/core/measure/response-model.ts';
import type { Random } from '#lib/core/random.ts';

/** A standard normal deviate (Box & Muller 1958). */
export function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

export type Truth = {
	/** Spread of the true difficulty around the authored one. */
	readonly difficultySd: number;
	/** Shift of all questions' difficulties alike, its spread over banks. */
	readonly sharedSd: number;
};

/** What the questions are really like, which the engine does not know. */
export function drawTruth(
	items: readonly IndexedItem[],
	truth: Truth,
	random: Random
): ReadonlyMap<ItemId, ItemParameters> {
	const shared = truth.sharedSd * normal(random);
	return new Map(
		items.map((item) => [
			item.id,
			{
				difficulty: difficultyOfLevel(item.level) + shared + truth.difficultySd * normal(random),
				discrimination: 1.2 * Math.exp(0.3 * normal(random)),
				guessing: guessFloor(item) * (0.6 + 0.8 * random())
			}
		])
	);
}

/** One person's true ability in every skill. */
export function drawPerson(
	catalogue: Catalogue,
	variances: TreeVariances,
	random: Random
): ReadonlyMap<SkillId, number> {
	const general = Math.sqrt(variances.general) * normal(random);
	const areas = new Map(
		catalogue.areas.map(({ id }) => [id, general + Math.sqrt(variances.area) * normal(random)])
	);
	return new Map(
		catalogue.skills.map(({ id, area }) => [
			id,
			areas.get(area)! + Math.sqrt(variances.skill) * normal(random)
		])
	);
}

export function answersRight(theta: number, item: ItemParameters, random: Random): boolean {
	return random() < probabilityCorrect(theta, item);
}
