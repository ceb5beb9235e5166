/** Closes a `switch` over a union: a new member is then a type error at every place to fill. */
export function assertNever(value: never): never {
	throw new TypeError(`unexpected ${JSON.stringify(value)}`);
}
