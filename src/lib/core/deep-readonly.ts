type Primitive = string | number | boolean | null | undefined;

/** `T` with every property, array and tuple in it read-only: what parsing returns, nobody writes into. */
export type DeepReadonly<T> = T extends Primitive
	? T // also branded ids, which are a string and an object type at once
	: unknown extends T
		? T // nothing is known of what is in it
		: { readonly [K in keyof T]: DeepReadonly<T[K]> };
