import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { readReply, type Reply } from './redis-reply.ts';

type Waiting = {
	readonly resolve: (reply: Reply) => void;
	readonly reject: (error: Error) => void;
};

/** One connection to a server; replies come in the order of the commands. */
export class RedisConnection implements Disposable {
	readonly #socket: Socket;
	#waiting: Waiting[] = [];
	#received = '';

	static async open(path: string): Promise<RedisConnection> {
		const socket = connect(path);
		await once(socket, 'connect');
		return new RedisConnection(socket);
	}

	private constructor(socket: Socket) {
		this.#socket = socket;
		// One character per byte, so that lengths in the protocol are lengths of the text.
		socket.setEncoding('latin1').on('data', (bytes: string) => {
			this.#received += bytes;
			this.#deliver();
		});
		// Whatever ended the connection, "close" follows.
		socket.on('error', () => undefined);
		socket.once('close', () => {
			this.#refuse(new Error('the server closed the connection'));
		});
	}

	/** @param words byte strings @throws when the server closes the connection instead of replying */
	send(words: readonly string[]): Promise<Reply> {
		const reply = new Promise<Reply>((resolve, reject) => {
			this.#waiting.push({ resolve, reject });
		});
		const parts = words.map((word) => `$${word.length}\r\n${word}\r\n`);
		this.#socket.write(`*${words.length}\r\n${parts.join('')}`, 'latin1');
		return reply;
	}

	/** Who still waits for a reply gets none. */
	[Symbol.dispose](): void {
		this.#waiting = [];
		this.#socket.destroy();
	}

	#deliver(): void {
		for (;;) {
			const read = readReply(this.#received, 0);
			if (read === undefined) return;
			const [reply, end] = read;
			this.#received = this.#received.slice(end);
			this.#waiting.shift()?.resolve(reply);
		}
	}

	#refuse(error: Error): void {
		const refused = this.#waiting;
		this.#waiting = [];
		for (const { reject } of refused) reject(error);
	}
}
