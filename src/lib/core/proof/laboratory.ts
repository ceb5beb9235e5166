import { fullRecorded, waits } from './full-recorded.ts';
import type { Recorded } from './outcome.ts';
import type { Isolation } from './postgres-proof.ts';
import { type SessionName, sessionNames } from './sessions.ts';
import type { Run } from './recording.ts';

/** What PostgreSQL did in every order of the steps of every anomaly, at every isolation level. */
export type Laboratory = { readonly runs: readonly Run[]; readonly anomalies: readonly Anomaly[] };

export type Anomaly = {
	readonly id: string;
	readonly title: string;
	readonly says: string;
	/** Statements that make the table, run before each order. */
	readonly setup: string;
	readonly sessions: Sessions;
	/** A query for the state that is left once every session has ended. */
	readonly final: string;
	/** Per level the order that tells most: `AABB` is two steps of session A, then two of B. */
	readonly telling: Readonly<Record<Isolation, string>>;
	/** Per level what every order came to, as `encode` writes it. */
	readonly levels: Readonly<Record<Isolation, string>>;
	/** What steps came to, and the states left; the levels name them by their index. */
	readonly outcomes: readonly Recorded[];
};

/** Session → its statements after BEGIN, the last of which ends the transaction. */
export type Sessions = Readonly<Partial<Record<SessionName, readonly string[]>>>;

/** What can follow some steps. Sessions that wait, or have ended, cannot take one. */
export type Branch = {
	readonly next: Readonly<Partial<Record<SessionName, Taken>>>;
	/** Index of the state left, once every session has ended. */
	readonly final?: number;
};

export type Taken = {
	/** Index of what the step came to. */
	readonly came: number;
	readonly then: Branch;
};

export type Walk = {
	/** What each step came to, as far as the order can be run. */
	readonly recorded: readonly Recorded[];
	/** The step that cannot be taken, because its session still waits since an earlier one; both count from 0. */
	readonly stop: { readonly at: number; readonly since: number } | undefined;
	/** The state left, where the order was run to its end. */
	readonly final: Recorded | undefined;
};

const radix = 36;

/**
 * All orders as one text: depth first, sessions in the order A, B, C, the index of what each step came to, then what can follow it.
 * Which steps can follow is known from who waits, so nothing but indices is written: one base-36 digit, or `_` and two.
 * @throws RangeError for an index above 1295
 */
export function encode({ next, final }: Branch): string {
	const steps = sessionNames.flatMap((name) => {
		const taken = next[name];
		return taken ? [encodeIndex(taken.came) + encode(taken.then)] : [];
	});
	return steps.join('') + (final === undefined ? '' : encodeIndex(final));
}

function encodeIndex(index: number): string {
	if (!Number.isInteger(index) || index < 0 || index >= radix ** 2) {
		throw new RangeError(`${index} is not an index of at most ${radix ** 2} outcomes`);
	}
	return index < radix ? index.toString(radix) : `_${index.toString(radix)}`;
}

/**
 * The inverse of `encode`.
 * @throws RangeError for a text that is not one of these sessions and outcomes
 */
export function decode(text: string, sessions: Sessions, outcomes: readonly Recorded[]): Branch {
	let position = 0;

	function readIndex(): number {
		const digits =
			text.charAt(position) === '_'
				? text.slice(position + 1, position + 3)
				: text.charAt(position);
		const index = Number.parseInt(digits, radix);
		if (!(index in outcomes)) throw new RangeError(`no outcome at ${position} of ${text}`);
		position += digits.length === 1 ? 1 : 3;
		return index;
	}

	function readBranch(progress: Progress): Branch {
		const next: Partial<Record<SessionName, Taken>> = {};
		for (const name of sessionNames.filter((each) => canGoOn(progress, each, sessions))) {
			const came = readIndex();
			const then = readBranch(advance(progress, name, outcomes[came] as Recorded));
			next[name] = { came, then };
		}
		const hasEnded = sessionNames.every((name) => !isLeft(progress, name, sessions));
		return hasEnded && progress.waiting.size === 0 ? { next, final: readIndex() } : { next };
	}

	const root = readBranch({ taken: {}, waiting: new Set() });
	if (position < text.length)
		throw new RangeError(`nothing is left to follow ${position} of ${text}`);
	return root;
}

type Progress = {
	readonly taken: Readonly<Partial<Record<SessionName, number>>>;
	readonly waiting: ReadonlySet<string>;
};

function isLeft({ taken }: Progress, name: SessionName, sessions: Sessions): boolean {
	return (taken[name] ?? 0) < (sessions[name]?.length ?? 0);
}

function canGoOn(progress: Progress, name: SessionName, sessions: Sessions): boolean {
	return !progress.waiting.has(name) && isLeft(progress, name, sessions);
}

function advance({ taken, waiting }: Progress, name: SessionName, recorded: Recorded): Progress {
	const { out, released = {} } = fullRecorded(recorded);
	const still = new Set([...waiting].filter((each) => !(each in released)));
	if (out === waits) still.add(name);
	return { taken: { ...taken, [name]: (taken[name] ?? 0) + 1 }, waiting: still };
}

/**
 * What the steps of one order came to.
 * @param order a session's name for each of its steps
 * @throws RangeError for an order of other sessions
 */
export function walk(orders: Branch, outcomes: readonly Recorded[], order: string): Walk {
	const recorded: Recorded[] = [];
	let branch = orders;
	for (const [at, name] of [...order].entries()) {
		const taken = branch.next[name as SessionName];
		if (!taken) {
			const since = order.lastIndexOf(name, at - 1);
			const previous = recorded[since];
			if (at === 0 || previous === undefined || fullRecorded(previous).out !== waits)
				throw new RangeError(`${order} has a step ${at + 1} that no session has`);
			return { recorded, stop: { at, since }, final: undefined };
		}
		recorded.push(outcomes[taken.came] as Recorded);
		branch = taken.then;
	}
	return {
		recorded,
		stop: undefined,
		final: branch.final === undefined ? undefined : outcomes[branch.final]
	};
}

/** Whether the order names each session once for each of its steps. */
export function isOrderOf(order: string, sessions: Sessions): boolean {
	const counts = sessionNames.map((name) => sessions[name]?.length ?? 0);
	return (
		order.length === counts.reduce((a, b) => a + b, 0) &&
		sessionNames.every((name, index) => order.split(name).length - 1 === counts[index])
	);
}
