import { fullRecorded, waits } from './full-recorded.ts';
import type { FullRecorded, Outcome } from './outcome.ts';
import type { RecordedStep } from './recording.ts';

/** What a step came to, with the message beside an error's code. */
export type Ended = { readonly out: Outcome; readonly says: string | undefined };

/** A step that was kept waiting. */
export type Wait = {
	/** The session it waits for, where the recording tells. */
	readonly for: string | undefined;
	/** Number of the step that let it go; undefined where the recording ends before. */
	readonly until: number | undefined;
};

export type Released = Ended & {
	readonly who: string;
	/** Number of the step that had to wait. */
	readonly step: number;
};

/** A recorded step and how it hangs together with the others. Steps are numbered from 1. */
export type PlayedStep = Ended & {
	readonly number: number;
	readonly who: string | undefined;
	readonly did: string;
	readonly wait: Wait | undefined;
	/** Steps that waited until this one, and what they came to. */
	readonly released: readonly Released[];
};

export function playSteps(steps: readonly RecordedStep[]): readonly PlayedStep[] {
	const sessions = [...new Set(steps.map(({ who }) => who))];
	const all = steps.map(({ recorded }) => fullRecorded(recorded));
	return steps.map(({ who, did }, index) => {
		const { out, says } = at(all, index);
		const others = sessions.filter((session) => session !== who);
		return {
			number: index + 1,
			who,
			did,
			out,
			says,
			wait: out === waits ? waitOf(steps, all, index, others) : undefined,
			released: Object.entries(at(all, index).released ?? {}).map(([session, ended]) => ({
				who: session,
				step: steps.findLastIndex((step, i) => i < index && step.who === session) + 1,
				out: ended.out,
				says: ended.says
			}))
		};
	});
}

function at(all: readonly FullRecorded[], index: number): FullRecorded {
	const recorded = all[index];
	if (!recorded) throw new RangeError(`no step ${index + 1} of ${all.length}`);
	return recorded;
}

function waitOf(
	steps: readonly RecordedStep[],
	all: readonly FullRecorded[],
	index: number,
	others: readonly (string | undefined)[]
): Wait {
	const who = steps[index]?.who ?? '';
	const release = all.findIndex(({ released = {} }, i) => i > index && who in released);
	// Of two sessions it can only be the other; of three, the one whose step ends the wait.
	const blocker = others.length === 1 ? others[0] : steps[release]?.who;
	return { for: blocker, until: release === -1 ? undefined : release + 1 };
}

/** The steps that wait once `count` steps were taken, in the order in which they began to. */
export function waitingAfter(played: readonly PlayedStep[], count: number): readonly PlayedStep[] {
	return played
		.slice(0, count)
		.filter(({ wait }) => wait && (wait.until === undefined || wait.until > count));
}
