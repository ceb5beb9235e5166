import { request as send, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import type { FastapiStep } from '#lib/core/proof/fastapi-proof.ts';

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

/** What an answer's outcome is made of; all of it but for headers when nothing is said. */
export type AnswerParts = Pick<FastapiStep, 'show' | 'only'>;

/** Status and body, and below them the headers to show. */
export function answerText(answer: Answer, { show = [], only }: AnswerParts = {}): string {
	if (answer === undefined) return 'connection closed';
	const { status, headers } = answer;
	const shown = show.flatMap((name) => {
		const value = headers[name.toLowerCase()];
		return value === undefined ? [] : [`${name.toLowerCase()}: ${[value].flat().join(', ')}`];
	});
	const parts = [
		...(only === 'body' ? [] : [String(status)]),
		...(only === 'status' ? [] : [bodyText(answer)])
	];
	return [parts.join(' ').trimEnd(), ...shown].join('\n');
}

function bodyText({ headers, body }: Exclude<Answer, undefined>): string {
	const isJson = headers['content-type']?.startsWith('application/json') ?? false;
	return isJson ? JSON.stringify(JSON.parse(body)) : body.trimEnd();
}
