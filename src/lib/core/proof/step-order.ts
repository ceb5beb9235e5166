import type { Sessions } from './laboratory.ts';
import type { SessionName } from './sessions.ts';

/** One session after the other. */
export function serialOrder(sessions: Sessions): string {
	return Object.entries(sessions)
		.map(([name, statements]) => name.repeat(statements.length))
		.sort()
		.join('');
}

export type OrderedStep = {
	readonly who: SessionName;
	/** Which of its session's steps it is, from 0. */
	readonly nth: number;
	/** The same for the same step in every order: `B2`. */
	readonly key: string;
};

export function stepsOf(order: string): readonly OrderedStep[] {
	const taken = new Map<string, number>();
	return [...order].map((who) => {
		const nth = taken.get(who) ?? 0;
		taken.set(who, nth + 1);
		// An order is written with names of sessions only.
		return { who: who as SessionName, nth, key: `${who}${nth + 1}` };
	});
}

/** How far a step can be moved, as positions from 0: up to its session's own steps before and behind it. */
export function roomOf(order: string, position: number): { first: number; last: number } {
	const who = order.charAt(position);
	const behind = order.indexOf(who, position + 1);
	return {
		first: position === 0 ? 0 : order.lastIndexOf(who, position - 1) + 1,
		last: behind === -1 ? order.length - 1 : behind - 1
	};
}

/** The order with one step moved to a position, or as near to it as its own session's steps let it. */
export function moveStep(
	order: string,
	from: number,
	to: number
): { readonly order: string; readonly position: number } {
	const { first, last } = roomOf(order, from);
	const position = Math.min(Math.max(to, first), last);
	const rest = order.slice(0, from) + order.slice(from + 1);
	return {
		order: rest.slice(0, position) + order.charAt(from) + rest.slice(position),
		position
	};
}
