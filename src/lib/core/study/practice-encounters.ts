import type { ItemId } from '#lib/core/items/ids.ts';
import type { KnownEvent } from '#lib/core/log/event.ts';
import type { Encounter } from '#lib/core/session/measure-sessions.ts';

/**
 * When questions were practised, for measurement to know what may only be remembered: practice is no evidence of a level, but it
 * raises the chance of recalling the answer. Undone practice is in it, since the solution was on the screen all the same.
 * @param events in fold order
 */
export function practiceEncounters(
	events: readonly KnownEvent[]
): (Encounter & { readonly item: ItemId })[] {
	return events.flatMap((event) => {
		if (event.kind !== 'item-practised' && event.kind !== 'item-known') return [];
		const { body, ts } = event;
		const wasRight = !('earned' in body) || body.earned >= body.possible;
		return [{ item: body.item, at: ts, wasRight, solutionShown: true }];
	});
}
