import { type Branch, encode, type Sessions, type Taken } from '#lib/core/proof/laboratory.ts';
import { fullRecorded, type Recorded, waits } from '#lib/core/proof/outcome.ts';
import type { Isolation } from '#lib/core/proof/postgres-proof.ts';
import { type SessionName, sessionNames } from '#lib/core/proof/sessions.ts';
import { ProofError } from './engine.ts';
import { Schedule } from './engines/schedule.ts';

type Orders = { readonly sessions: Sessions; readonly setup: string; readonly final: string };

/** A branch while it grows. */
type Growing = {
	next: Partial<Record<SessionName, { came: number; then: Growing }>>;
	final?: number;
};

/** Numbers what steps came to: an outcome that was seen before keeps its index. */
export class OutcomeIndex {
	readonly outcomes: Recorded[] = [];
	readonly #indexes = new Map<string, number>();

	indexOf(recorded: Recorded): number {
		const text = JSON.stringify(recorded);
		const known = this.#indexes.get(text);
		if (known !== undefined) return known;
		this.#indexes.set(text, this.outcomes.length);
		return this.outcomes.push(recorded) - 1;
	}
}

/**
 * Runs every order of the sessions' steps at one level, each from its start. Orders with the same beginning must come to the same in it:
 * an outcome that differs is reported as unstable.
 * @returns the orders as `encode` writes them, and how many were run
 */
export async function recordOrders(
	host: string,
	{ sessions, setup, final }: Orders,
	isolation: Isolation,
	index: OutcomeIndex
): Promise<{ readonly text: string; readonly runs: number }> {
	const names = sessionNames.filter((name) => sessions[name]);
	const root: Growing = { next: {} };
	const left: string[] = [''];
	let runs = 0;
	await using schedule = await Schedule.open(host);
	for (let prefix = left.pop(); prefix !== undefined; prefix = left.pop()) {
		runs++;
		await schedule.start(`${isolation} ${prefix}`, setup);
		for (const name of names) await schedule.join(name, isolation);
		const taken = { A: 0, B: 0, C: 0 };
		const waiting = new Set<string>();
		let branch = root;
		let order = '';
		for (;;) {
			const open = names.filter(
				(name) => !waiting.has(name) && taken[name] < (sessions[name]?.length ?? 0)
			);
			// Along the given beginning nothing is chosen; after it, the first goes on and the others are for later runs.
			const given = prefix[order.length] as SessionName | undefined;
			const name = given ?? open[0];
			if (!name) break;
			if (!given) left.push(...open.slice(1).map((other) => order + other));
			const sql = sessions[name]?.[taken[name]++] ?? '';
			order += name;
			const recorded = await schedule.step(name, sql, order.length);
			const { out, released = {} } = fullRecorded(recorded);
			if (out === waits) waiting.add(name);
			for (const session of Object.keys(released)) waiting.delete(session);
			branch = grow(branch, name, index.indexOf(recorded), `${isolation} ${order}`).then;
		}
		if (waiting.size > 0)
			throw new ProofError(`${isolation} ${order}: nobody lets go of the others`);
		branch.final = index.indexOf(await schedule.final(final));
	}
	return { text: encode(root as Branch), runs };
}

function grow(branch: Growing, name: SessionName, came: number, where: string) {
	const known = branch.next[name];
	if (known && known.came !== came)
		throw new ProofError(`${where} is unstable: it came to two things`);
	return (branch.next[name] = known ?? ({ came, then: { next: {} } } satisfies Taken));
}
