import { request as send, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';

/** What came back; undefined when the server closed the connection before its answer was complete. */
export type Answer =
	| { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
	| undefined;

type Request = {
	readonly headers?: Readonly<Record<string, string>> | undefined;
	/** The body as it is sent, with its content type. */
	readonly json?: string | undefined;
	/** The client's own address. */
	readonly from?: string | undefined;
};

/** Sends `GET /path` over a connection of its own. */
export function answerTo(port: number, what: string, request: Request): Promise<Answer> {
	const [method, path] = what.split(' ');
	return new Promise((resolve, reject) => {
		const sent = send({
			host: '127.0.0.1',
			port,
			method,
			path,
			// A connection that is kept would hide from the server where the next request comes from.
			agent: false,
			...(request.from === undefined ? {} : { localAddress: request.from }),
			headers: {
				...(request.json === undefined ? {} : { 'content-type': 'application/json' }),
				...request.headers
			}
		});
		sent.once('response', (response) => {
			text(response).then((body) => {
				resolve({ status: response.statusCode ?? 0, headers: response.headers, body });
			}, settleClosed);
		});
		sent.once('error', settleClosed);
		sent.end(request.json);

		function settleClosed(error: NodeJS.ErrnoException): void {
			if (error.code === 'ECONNRESET' || error.message === 'aborted') resolve(undefined);
			else reject(error);
		}
	});
}

/** Status and body, and below them the headers to show. */
export function answerText(answer: Answer, show: readonly string[] = []): string {
	if (answer === undefined) return 'connection closed';
	const { status, headers } = answer;
	const isJson = headers['content-type']?.startsWith('application/json') ?? false;
	const body = isJson ? JSON.stringify(JSON.parse(answer.body)) : answer.body.trimEnd();
	const shown = show.flatMap((name) => {
		const value = headers[name.toLowerCase()];
		return value === undefined ? [] : [`${name.toLowerCase()}: ${[value].flat().join(', ')}`];
	});
	return [`${status} ${body}`.trimEnd(), ...shown].join('\n');
}
