import { setTimeout as delay } from 'node:timers/promises';
import { type FullRecorded, type Recorded, waits } from '#lib/core/proof/outcome.ts';
import { ProofError } from '../engine.ts';
import { type PlanNode, planText } from './plan-text.ts';
import { type Ended, PostgresSession, type Sent } from './postgres-session.ts';
import { splitStatements } from './split-statements.ts';
import { within } from './within.ts';

/** How long a step may be neither finished nor waiting, on a loaded machine. */
const defaultLimitMs = 30_000;
/** Of the session that closes a cycle of waits: it looks for a deadlock at once and is the one to fail. */
const shortDeadlockTimeout = '10ms';

/**
 * Whether a process waits for one of ours, and whether it is part of a cycle, which the server is about to break.
 * `pg_isolation_test_session_is_blocked` is what PostgreSQL's own isolation tester asks.
 */
const waitingQuery = `
	select pg_isolation_test_session_is_blocked($1, $2),
		(with recursive blockers(pid) as (
			select unnest(pg_blocking_pids($1))
			union select unnest(pg_blocking_pids(blockers.pid)) from blockers)
		select coalesce(bool_or(pid = $1), false) from blockers)`;

/** A step that a session is still waiting in. */
type Pending = { readonly sent: Sent; readonly step: string };

/**
 * Sessions on one server whose statements are sent one after the other. The wait rule: a step is finished, or the server itself
 * says twice in a row that it waits for one of these sessions and that no deadlock is about to be broken. Nothing is guessed
 * from time.
 */
export class Schedule implements AsyncDisposable {
	readonly #host: string;
	#name = '';
	readonly #control: PostgresSession;
	readonly #stepLimitMs: number;
	readonly #sessions = new Map<string, PostgresSession>();
	readonly #pending = new Map<string, Pending>();

	private constructor(host: string, control: PostgresSession, stepLimitMs: number) {
		this.#stepLimitMs = stepLimitMs;
		this.#host = host;
		this.#control = control;
	}

	static async open(
		host: string,
		stepLimitMs: number | undefined = defaultLimitMs
	): Promise<Schedule> {
		return new Schedule(host, await PostgresSession.open(host, 'control'), stepLimitMs);
	}

	/**
	 * Begins a case in an empty schema. Sessions of the one before go on as if they had just been opened, which is several times
	 * faster than opening them.
	 * @param setup run statement by statement
	 */
	async start(name: string, setup: string): Promise<void> {
		this.#name = name;
		if (this.#pending.size > 0) await this.#endSessions();
		for (const session of this.#sessions.values()) {
			if (session.isInTransaction) await session.run('rollback');
			await session.run('discard all');
		}
		await this.#control.run('discard all');
		await this.#control.run('drop schema if exists lab cascade; create schema lab');
		for (const statement of splitStatements(setup)) {
			await this.#control.run(statement).catch((error: unknown) => {
				throw new ProofError(`case ${name}, setup: ${String(error)}\n${statement}`);
			});
		}
	}

	/** Has a session take part, and begins its transaction where a level is given. */
	async join(session: string, isolation: string | undefined): Promise<void> {
		const joined = this.#sessions.get(session) ?? (await PostgresSession.open(this.#host, session));
		this.#sessions.set(session, joined);
		if (isolation) await joined.run(`begin isolation level ${isolation}`);
	}

	isWaiting(session: string): boolean {
		return this.#pending.has(session);
	}

	/** Sends a statement and waits until it is finished or waits, and until everybody it lets go is finished or waits. */
	async step(session: string, sql: string, number: number): Promise<Recorded> {
		const step = `case ${this.#name}, step ${number} (${session}: ${sql})`;
		const waiting = this.#pending.get(session);
		if (waiting)
			throw new ProofError(`${step} cannot run: ${session} still waits in ${waiting.step}`);
		const own = this.#session(session);
		await this.#prepareForDeadlock(own, sql);
		const pending = { sent: own.send(sql), step };
		this.#pending.set(session, pending);
		await this.#settle(session, pending);
		const released = await this.#collectReleased(session);
		const ended = this.#pending.has(session) ? { out: waits } : this.#endOf(pending);
		const recorded: FullRecorded = { ...ended, ...(released && { released }) };
		return recorded.says === undefined && !released ? recorded.out : recorded;
	}

	async plan(query: string, number: number): Promise<Recorded> {
		try {
			const [row] = await this.#control.rows(`explain (format json, costs off) ${query}`);
			const [{ Plan: root }] = JSON.parse(String(row?.[0])) as [{ Plan: PlanNode }];
			return planText(root);
		} catch (error) {
			throw new ProofError(`case ${this.#name}, step ${number} (plan): ${String(error)}`);
		}
	}

	/** The state that is left: every session that can end is rolled back first. */
	async final(query: string): Promise<Recorded> {
		for (const [session, own] of this.#sessions) {
			if (!this.isWaiting(session) && own.isInTransaction) await own.run('rollback');
		}
		for (const { sent, step } of this.#pending.values()) {
			const complaint = `${step} still waits when every other session has ended`;
			await within(this.#stepLimitMs, sent.done, complaint);
		}
		this.#pending.clear();
		return (await this.#control.rows(query)) as Recorded & unknown[][];
	}

	async [Symbol.asyncDispose](): Promise<void> {
		try {
			await this.#endSessions();
		} finally {
			await this.#control.close();
		}
	}

	/** Ends every session, in whatever it may be. */
	async #endSessions(): Promise<void> {
		const sessions = [...this.#sessions.values()];
		this.#sessions.clear();
		this.#pending.clear();
		try {
			const pids = sessions.map(({ pid }) => pid);
			const terminate = 'select pg_terminate_backend(pid, 5000) from unnest($1::int[]) pid';
			await this.#control.rows(terminate, [pids]);
		} finally {
			await Promise.allSettled(sessions.map((session) => session.close()));
		}
	}

	#session(name: string): PostgresSession {
		const session = this.#sessions.get(name);
		if (!session) throw new ProofError(`case ${this.#name} has no session ${name}`);
		return session;
	}

	#endOf({ sent, step }: Pending): Ended {
		if (!sent.ended) throw new ProofError(`${step} has not ended`);
		return sent.ended;
	}

	/**
	 * Whoever waits longest looks for a deadlock first, so by timing alone either side could be the one to fail. At a person's pace it is
	 * the one that closes the cycle, and so it is here: only a session that others may be waiting for looks soon.
	 */
	async #prepareForDeadlock(own: PostgresSession, sql: string): Promise<void> {
		if (own.hasFailed || /^\s*(begin|start|set)\b/i.test(sql)) return;
		const timeout = this.#pending.size > 0 ? shortDeadlockTimeout : '1h';
		await own.run(`set deadlock_timeout = '${timeout}'`);
	}

	async #collectReleased(by: string): Promise<FullRecorded['released']> {
		const released: Record<string, Ended> = {};
		let isNew = true;
		while (isNew) {
			isNew = false;
			for (const [session, pending] of [...this.#pending]) {
				if (session === by) continue;
				await this.#settle(session, pending);
				if (this.#pending.has(session)) continue;
				released[session] = this.#endOf(pending);
				isNew = true;
			}
			const own = this.#pending.get(by);
			// What another released may be what this step waited for.
			if (isNew && own) await this.#settle(by, own);
		}
		return Object.keys(released).length > 0 ? released : undefined;
	}

	/** Waits until the statement has finished, and forgets it then, or until the server says that it waits. */
	async #settle(session: string, { sent, step }: Pending): Promise<void> {
		const pids = [...this.#sessions.values()].map(({ pid }) => pid);
		const { pid } = this.#session(session);
		const until = performance.now() + this.#stepLimitMs;
		for (let seen = 0; seen < 2;) {
			if (sent.ended) {
				this.#pending.delete(session);
				return;
			}
			const [row] = await this.#control.rows(waitingQuery, [pid, pids]);
			if (sent.ended) continue;
			seen = row?.[0] === true && row[1] === false ? seen + 1 : 0;
			if (performance.now() > until) {
				throw new ProofError(`${step} neither finished nor waited for a session of the case`);
			}
			await Promise.race([sent.done, delay(1)]);
		}
	}
}
