import { fullRecorded } from './full-recorded.ts';
import { type Anomaly, decode, walk } from './laboratory.ts';
import type { Outcome } from './outcome.ts';
import { type PlayedStep, playSteps } from './player.ts';
import type { Isolation } from './postgres-proof.ts';
import type { SessionName } from './sessions.ts';
import { stepsOf } from './step-order.ts';

/** A step in the order that somebody chose, and what became of it there. */
export type BenchStep = {
	readonly key: string;
	readonly who: SessionName;
	readonly did: string;
	readonly fate:
		| { readonly kind: 'ran'; readonly played: PlayedStep }
		/** Its session still waits for another, so this order cannot be run. */
		| { readonly kind: 'too-early'; readonly blocker: string | undefined; readonly since: number }
		/** It stands behind a step that cannot be run. */
		| { readonly kind: 'not-reached'; readonly stop: number };
};

export type Bench = {
	readonly steps: readonly BenchStep[];
	/** The state left, where the order was run to its end. */
	readonly final: Outcome | undefined;
};

/** What PostgreSQL did when an anomaly's steps were taken in this order. Steps are numbered from 1. */
export function runOrder(anomaly: Anomaly, level: Isolation, order: string): Bench {
	const orders = decode(anomaly.levels[level], anomaly.sessions, anomaly.outcomes);
	const { recorded, stop, final } = walk(orders, anomaly.outcomes, order);
	const steps = stepsOf(order).map((step) => ({
		...step,
		did: anomaly.sessions[step.who]?.[step.nth] ?? ''
	}));
	const played = playSteps(
		recorded.flatMap((each, index) => {
			const step = steps[index];
			return step
				? [{ who: step.who, did: step.did, language: 'sql', label: step.key, recorded: each }]
				: [];
		})
	);

	function fateOf(index: number): BenchStep['fate'] {
		const own = played[index];
		if (own) return { kind: 'ran', played: own };
		const at = stop?.at ?? order.length;
		if (index > at) return { kind: 'not-reached', stop: at + 1 };
		const since = stop?.since ?? 0;
		return { kind: 'too-early', blocker: played[since]?.wait?.for, since: since + 1 };
	}

	return {
		steps: steps.map(({ key, who, did }, index) => ({ key, who, did, fate: fateOf(index) })),
		final: final === undefined ? undefined : fullRecorded(final).out
	};
}
