import canonicalize from 'canonicalize';

/** The one way to write a JSON value down (RFC 8785): sorted keys, no spaces. */
export function canonicalJson(value: unknown): string {
	const text = canonicalize(value);
	if (text === undefined) throw new TypeError('not a JSON value');
	return text;
}
