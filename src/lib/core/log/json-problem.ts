/** What keeps a JSON value out of the log. */
export type JsonProblem =
	| { readonly type: 'TooDeep' }
	/** A `__proto__` key, which assignment would take for something else. */
	| { readonly type: 'ForbiddenKey' }
	/** A fraction, or a whole number that a double cannot hold exactly. */
	| { readonly type: 'UnsafeNumber' };

/** In UTF-16 code units. A purge of 100,000 events fits. */
export const maxLineLength = 4_000_000;
export const maxDepth = 64;

/** Looks through a JSON value, no deeper than `maxDepth`, whatever is thrown at it. */
export function findJsonProblem(value: unknown, depth = 1): JsonProblem | undefined {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) ? undefined : { type: 'UnsafeNumber' };
	}
	if (typeof value !== 'object' || value === null) return undefined;
	if (depth > maxDepth) return { type: 'TooDeep' };
	if (Object.hasOwn(value, '__proto__')) return { type: 'ForbiddenKey' };
	for (const child of Object.values(value)) {
		const problem = findJsonProblem(child, depth + 1);
		if (problem) return problem;
	}
	return undefined;
}
