import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { roleIdSchema, skillIdSchema } from '#lib/core/items/ids.ts';

const level = z.int().check(z.minimum(1), z.maximum(4));

export const requirementSchema = z.strictObject({
	skill: skillIdSchema,
	level,
	/** The levels that a reader of the ad could defend. */
	range: z.tuple([level, level]),
	/** `explicit`: the ad says the level; `inferred`: from a duty and the seniority. */
	basis: z.enum(['explicit', 'inferred']),
	/** The words of the ad that ask for it. */
	evidence: z.string().check(z.maxLength(1000))
});

/** All of a group's requirements, or any one of them. */
export const requirementGroupSchema = z.strictObject({
	kind: z.enum(['all-of', 'any-of']),
	optional: z.boolean(),
	/** In hundredths: 100 a must, 30–50 optional, 20 merely mentioned. An integer, because roles are logged. */
	weight: z.int().check(z.minimum(0), z.maximum(100)),
	requirements: z.array(requirementSchema).check(z.minLength(1))
});

export const roleSchema = z.strictObject({
	id: roleIdSchema,
	name: z.string().check(z.minLength(1), z.maxLength(120)),
	summary: z.string().check(z.maxLength(1000)),
	groups: z.array(requirementGroupSchema).check(z.minLength(1), z.maxLength(300))
});

export type Requirement = DeepReadonly<z.infer<typeof requirementSchema>>;
export type RequirementGroup = DeepReadonly<z.infer<typeof requirementGroupSchema>>;
export type Role = DeepReadonly<z.infer<typeof roleSchema>>;
