import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import { abilityGrid, normalWeights } from '#lib/core/measure/ability-grid.ts';
import { itemParameters } from '#lib/core/measure/item-parameters.ts';
import { information, probabilityCorrect } from '#lib/core/measure/response-model.ts';
import { normalized } from '#lib/core/measure/vector.ts';
import type { Random } from '#lib/core/random.ts';

/**
 * What adaptive-testing libraries do: one scale with a N(0, 1) prior, expected a posteriori, the most informative or a
 * random item. Used once per area or skill, it knows nothing of how these hang together.
 */
export class PlainCat {
	ability = 0;
	readonly #weights = normalWeights(abilityGrid, 0, 1);
	#left: readonly IndexedItem[];

	constructor(items: readonly IndexedItem[]) {
		this.#left = items;
	}

	next(order: 'informative' | 'random', random: Random): IndexedItem | undefined {
		const ranked = this.#left
			.map((item) => ({ item, tie: random(), value: order === 'random' ? 0 : this.#value(item) }))
			.sort((a, b) => b.value - a.value || a.tie - b.tie);
		return ranked[0]?.item;
	}

	#value(item: IndexedItem): number {
		return information(this.ability, { ...itemParameters(item), discrimination: 1.2 });
	}

	observe(item: IndexedItem, right: boolean): void {
		const parameters = { ...itemParameters(item), discrimination: 1.2 };
		this.#left = this.#left.filter((one) => one !== item);
		abilityGrid.forEach((theta, i) => {
			const p = probabilityCorrect(theta, parameters);
			this.#weights[i]! *= right ? p : 1 - p;
		});
		const posterior = normalized(this.#weights);
		this.ability = abilityGrid.reduce((sum, theta, i) => sum + theta * posterior[i]!, 0);
	}
}
