/** Remembers what a pure function returned for an object, for as long as the object lives. */
export function memoize<K extends object, V>(compute: (key: K) => V): (key: K) => V {
	const known = new WeakMap<K, V>();
	return (key) => {
		let value = known.get(key);
		if (value === undefined) {
			value = compute(key);
			known.set(key, value);
		}
		return value;
	};
}
