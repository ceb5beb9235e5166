import * as z from 'zod/mini';

/** A name by which a claim finds a step. */
export const labelSchema = z
	.string()
	.check(z.regex(/^[a-z][a-z0-9-]*$/, 'a lower case word or words joined by -'));
