import pg from 'pg';
import type { FullRecorded, Outcome } from '#lib/core/proof/outcome.ts';

/** What a statement came to, and the message beside an error's code. */
export type Ended = Pick<FullRecorded, 'out' | 'says'>;

/** Types that JSON holds exactly; everything else stays the text that PostgreSQL wrote. */
const numbers = new Set([20, 21, 23, 26, 700, 701]);
const boolean = 16;
const types = {
	getTypeParser: (oid: number) => (value: string) =>
		numbers.has(oid) ? Number(value) : oid === boolean ? value === 't' : value
};

/** A statement on its way: `ended` is there once the server is ready for the next. */
export type Sent = { ended: Ended | undefined; readonly done: Promise<void> };

/** A connection that sends one statement at a time and says what it came to. */
export class PostgresSession {
	readonly #client: pg.Client;
	/** Of its process in the server. */
	readonly pid: number;
	/** As of the last statement: idle, in a transaction, or in a failed one. */
	#status: 'I' | 'T' | 'E' = 'I';

	/** Rejects when the connection ends, so that nobody waits for it then. */
	readonly #closed: Promise<never>;

	private constructor(client: pg.Client, pid: number) {
		this.#client = client;
		this.pid = pid;
		this.#closed = new Promise((_, reject) => {
			client.once('end', () => reject(new Error('the connection has ended')));
		});
		this.#closed.catch(() => undefined);
		// A server that ends while nothing is sent says so here; what is sent then fails by itself.
		client.on('error', () => undefined);
		client.connection.on('readyForQuery', (message: { status: 'I' | 'T' | 'E' }) => {
			this.#status = message.status;
		});
	}

	static async open(host: string, name: string): Promise<PostgresSession> {
		const client = new pg.Client({
			host,
			user: 'postgres',
			database: 'postgres',
			application_name: name,
			options: '-c search_path=lab,public -c deadlock_timeout=1h',
			types
		});
		await client.connect();
		const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() pid');
		return new PostgresSession(client, rows[0]?.pid ?? 0);
	}

	get isInTransaction(): boolean {
		return this.#status !== 'I';
	}

	get hasFailed(): boolean {
		return this.#status === 'E';
	}

	/** Sends a statement. An error is released to others only when the server is ready again, so that is waited for too. */
	send(sql: string): Sent {
		const ready = new Promise<void>((resolve) => {
			this.#client.connection.once('readyForQuery', () => resolve());
		});
		const sent: { ended: Ended | undefined; done: Promise<void> } = {
			ended: undefined,
			done: Promise.resolve()
		};
		const query: Promise<Ended> = this.#client.query({ text: sql, rowMode: 'array' }).then(
			(result) => ({ out: outcomeOf(result) }),
			(error: unknown) => {
				if (!(error instanceof pg.DatabaseError)) throw error;
				return { out: `error ${error.code}`, says: error.message };
			}
		);
		sent.done = query.then(async (ended) => {
			await Promise.race([ready, this.#closed]);
			sent.ended = ended;
		});
		// Who waits for `done` hears of it; a rejection before that is no crash.
		sent.done.catch(() => undefined);
		return sent;
	}

	/** Sends a statement of the engine's own and returns its rows. */
	async rows(sql: string, values: readonly unknown[] = []): Promise<Outcome & unknown[][]> {
		const { rows } = await this.#client.query<never[]>({
			text: sql,
			values: [...values],
			rowMode: 'array'
		});
		return rows;
	}

	async run(sql: string): Promise<void> {
		await this.#client.query(sql);
	}

	close(): Promise<void> {
		return this.#client.end();
	}
}

function outcomeOf(result: pg.QueryArrayResult | pg.QueryArrayResult[]): Outcome {
	// Several statements in one step: the last is what the step came to.
	const last = Array.isArray(result) ? result.at(-1) : result;
	if (!last) return '';
	if (last.fields.length > 0) return last.rows as Outcome & unknown[][];
	const counted = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(last.command);
	if (!counted) return last.command;
	return last.command === 'INSERT'
		? `INSERT 0 ${last.rowCount}`
		: `${last.command} ${last.rowCount}`;
}
