import canonicalize from 'canonicalize';
import type { JsonValue } from './event.ts';

/** The one way to write a JSON value down (RFC 8785): sorted keys, no spaces. */
export function canonicalJson(value: JsonValue): string {
	const text = canonicalize(value);
	if (text === undefined) throw new TypeError('not a JSON value');
	return text;
}
