/** A reply of the server, from which its text can be told as redis-cli prints it. Strings hold one byte per character. */
export type Reply =
	| { readonly type: 'status' | 'error' | 'bulk'; readonly text: string }
	| { readonly type: 'integer'; readonly value: string }
	| { readonly type: 'nil' }
	| { readonly type: 'array'; readonly items: readonly Reply[] };

/**
 * Reads one reply of the protocol RESP2 (https://redis.io/docs/latest/develop/reference/protocol-spec/).
 * @returns the reply and where it ends; undefined while it is not complete
 */
export function readReply(received: string, start: number): [Reply, number] | undefined {
	const lineEnd = received.indexOf('\r\n', start);
	if (lineEnd < 0) return undefined;
	const line = received.slice(start + 1, lineEnd);
	const next = lineEnd + 2;
	switch (received[start]) {
		case '+':
			return [{ type: 'status', text: line }, next];
		case '-':
			return [{ type: 'error', text: line }, next];
		case ':':
			return [{ type: 'integer', value: line }, next];
		case '$': {
			const length = Number(line);
			if (length < 0) return [{ type: 'nil' }, next];
			if (received.length < next + length + 2) return undefined;
			return [{ type: 'bulk', text: received.slice(next, next + length) }, next + length + 2];
		}
		case '*': {
			const length = Number(line);
			if (length < 0) return [{ type: 'nil' }, next];
			const items: Reply[] = [];
			let end = next;
			for (let index = 0; index < length; index++) {
				const item = readReply(received, end);
				if (item === undefined) return undefined;
				items.push(item[0]);
				end = item[1];
			}
			return [{ type: 'array', items }, end];
		}
		default:
			throw new Error(`not RESP2: ${received.slice(start, start + 40)}`);
	}
}

/** The reply as redis-cli prints it on a terminal. */
export function replyText(reply: Reply, indent = ''): string {
	switch (reply.type) {
		case 'status':
			return reply.text;
		case 'error':
			return `(error) ${reply.text}`;
		case 'integer':
			return `(integer) ${reply.value}`;
		case 'nil':
			return '(nil)';
		case 'bulk':
			return quoted(reply.text);
		case 'array': {
			if (reply.items.length === 0) return '(empty array)';
			const width = String(reply.items.length).length;
			const deeper = indent + ' '.repeat(width + 2);
			return reply.items
				.map((item, index) => {
					const number = String(index + 1).padStart(width);
					return `${index === 0 ? '' : indent}${number}) ${replyText(item, deeper)}`;
				})
				.join('\n');
		}
	}
}

const escapes: Readonly<Record<string, string>> = {
	'\\': String.raw`\\`,
	'"': String.raw`\"`,
	'\n': String.raw`\n`,
	'\r': String.raw`\r`,
	'\t': String.raw`\t`,
	'\x07': String.raw`\a`,
	'\b': String.raw`\b`
};

function quoted(bytes: string): string {
	const shown = bytes.replace(
		/[^ !#-[\]-~]/g,
		(char) => escapes[char] ?? `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`
	);
	return `"${shown}"`;
}
