import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { AreaId } from '#lib/core/items/ids.ts';
import type { AreaTarget } from './area-target.ts';
import { tallySkills } from './area-target.ts';
import { probabilityAtLeast } from './estimate.ts';
import { askedAbout, planArea } from './plan-area.ts';
import type { SelectionContext } from './plan-area.ts';
import { estimateTarget } from './target-posterior.ts';

export type NextStep =
	| {
			readonly kind: 'ask';
			readonly item: IndexedItem;
			readonly area: AreaId;
			/** Expected fall of the posterior variance of the area's value, in logit². */
			readonly expectedGain: number;
	  }
	/** `decided`: every area has what it needs; `exhausted`: some do not, and no question is left for them. */
	| { readonly kind: 'stop'; readonly reason: 'decided' | 'exhausted' };

/**
 * How much an area wants a question. Areas never asked about come first, then the most undecided, min(p, 1 − p)·sd with
 * p the probability of reaching what is required; without a role the areas take turns.
 */
function urgency(context: SelectionContext, target: AreaTarget): number {
	const asked = askedAbout(target, context.asked);
	if (target.required === undefined) return -asked;
	const estimate = estimateTarget(context.measurement, target);
	const p = probabilityAtLeast(estimate, target.required);
	const { answers } = tallySkills(
		context.measurement,
		target.terms.map(({ skill }) => skill)
	);
	const untouched = answers === 0 && asked === 0;
	return (untouched ? 1e6 : 0) + Math.min(p, 1 - p) * estimate.sd;
}

/** The next question for a session that aims at `targets`, or why it is over. */
export function selectNextItem(
	context: SelectionContext,
	targets: readonly AreaTarget[]
): NextStep {
	const byUrgency = targets
		.map((target) => ({ target, urgency: urgency(context, target) }))
		.sort((a, b) => b.urgency - a.urgency);
	let reason: 'decided' | 'exhausted' = 'decided';
	for (const { target } of byUrgency) {
		const plan = planArea(context, target);
		if (plan.kind === 'ask') return { ...plan, area: target.area };
		if (plan.reason === 'exhausted') reason = 'exhausted';
	}
	return { kind: 'stop', reason };
}
