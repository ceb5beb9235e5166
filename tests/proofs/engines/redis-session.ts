import { setTimeout as pause } from 'node:timers/promises';
import type { RedisConnection } from './redis-connection.ts';
import { replyText, type Reply } from './redis-reply.ts';

/** A connection of which the server is asked whether it blocks. */
export class RedisSession implements Disposable {
	readonly #connection: RedisConnection;
	readonly #observer: RedisConnection;
	readonly #id: string;
	#sent: { reply?: Reply; failure?: Error } | undefined;

	static async of(connection: RedisConnection, observer: RedisConnection): Promise<RedisSession> {
		const id = await connection.send(['CLIENT', 'ID']);
		if (id.type !== 'integer') throw new Error(`CLIENT ID: ${replyText(id)}`);
		return new RedisSession(connection, observer, id.value);
	}

	private constructor(connection: RedisConnection, observer: RedisConnection, id: string) {
		this.#connection = connection;
		this.#observer = observer;
		this.#id = id;
	}

	get isWaiting(): boolean {
		return this.#sent !== undefined;
	}

	send(words: readonly string[]): void {
		const sent: { reply?: Reply; failure?: Error } = {};
		this.#sent = sent;
		this.#connection.send(words).then(
			(reply) => (sent.reply = reply),
			(failure: Error) => (sent.failure = failure)
		);
	}

	/**
	 * @param timesOut whether the command ends by itself, however long it blocks
	 * @returns what the command came to; undefined while the server says, twice, that this connection blocks
	 */
	async outcome(timesOut = false): Promise<string | undefined> {
		for (let seenBlocked = 0; seenBlocked < 2;) {
			if (this.#sent?.failure !== undefined) throw this.#sent.failure;
			if (this.#sent?.reply !== undefined) {
				const text = replyText(this.#sent.reply);
				this.#sent = undefined;
				return text;
			}
			const isBlocked = await this.#isBlocked();
			seenBlocked = isBlocked && !timesOut ? seenBlocked + 1 : 0;
			if (seenBlocked === 0) await pause(2);
		}
		return undefined;
	}

	[Symbol.dispose](): void {
		this.#connection[Symbol.dispose]();
	}

	async #isBlocked(): Promise<boolean> {
		const list = await this.#observer.send(['CLIENT', 'LIST', 'ID', this.#id]);
		if (list.type !== 'bulk') throw new Error(`CLIENT LIST: ${replyText(list)}`);
		return /\bflags=\w*b/.test(list.text);
	}
}
