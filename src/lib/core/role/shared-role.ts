import * as z from 'zod/mini';
import { cleanLine } from '#lib/core/foreign-text.ts';
import { requirementGroupSchema, requirementSchema, type Role, roleSchema } from './role.ts';

const line = (maxLength: number) =>
	z.pipe(
		z.string(),
		z.transform((text: string) => cleanLine(text, maxLength))
	);

/** A role whose words come from a stranger, and are made fit to be shown; the ids are left to the role's own schema. */
const foreignRoleSchema = z.extend(roleSchema, {
	id: z.string(),
	name: line(120),
	summary: line(1000),
	groups: z.array(
		z.extend(requirementGroupSchema, {
			requirements: z.array(
				z.extend(requirementSchema, { skill: z.string(), evidence: line(1000) })
			)
		})
	)
});

/** More than any job asks, few enough for every page. */
const mostRequirements = 300;

/** What a role must be beside its form: a page lists each skill once, at a level within its range. */
function isSound({ groups }: z.infer<typeof roleSchema>): boolean {
	const requirements = groups.flatMap((group) => group.requirements);
	const skills = new Set(requirements.map(({ skill }) => skill));
	return (
		requirements.length <= mostRequirements &&
		skills.size === requirements.length &&
		requirements.every(({ level, range: [low, high] }) => low <= level && level <= high)
	);
}

/** The content of a link to a role. `kind` keeps it apart from what other links hold. */
export const sharedRoleSchema = z.strictObject({
	kind: z.literal('role'),
	role: z.pipe(foreignRoleSchema, roleSchema.check(z.refine(isSound)))
});

export type SharedRole = { readonly kind: 'role'; readonly role: Role };

/** What a role that came by link is among the person's own. */
export type ReceivedRole =
	| { readonly type: 'new'; readonly role: Role }
	/** One with the same requirements is here. */
	| { readonly type: 'known'; readonly role: Role };

/** Fits a role in beside the own ones: it never takes the place of another. */
export function receiveRole(incoming: Role, own: readonly Role[]): ReceivedRole {
	const content = requirementsOf(incoming);
	const same = own.filter((role) => requirementsOf(role) === content);
	const known = same.find(({ id }) => id === incoming.id) ?? same[0];
	if (known) return { type: 'known', role: known };
	return {
		type: 'new',
		role: {
			...incoming,
			id: free(incoming.id, 80, '-', new Set(own.map(({ id }) => id))) as Role['id'],
			name: free(incoming.name, 120, ' ', new Set(own.map(({ name }) => name)))
		}
	};
}

/** What a role asks, without its name and summary: the same text for the same, whatever the order of keys. */
function requirementsOf({ groups }: Role): string {
	return JSON.stringify(
		groups.map(({ kind, optional, weight, requirements }) => [
			kind,
			optional,
			weight,
			requirements.map(({ skill, level, range, basis, evidence }) => [
				skill,
				level,
				range,
				basis,
				evidence
			])
		])
	);
}

/** The text itself, or with the first number that nobody has. A slug stays one. */
function free(text: string, maxLength: number, joint: string, taken: ReadonlySet<string>): string {
	for (let n = 1; ; n++) {
		const ending = n === 1 ? '' : `${joint}${n}`;
		const candidate = text.slice(0, maxLength - ending.length).replace(/[\s-]+$/, '') + ending;
		if (!taken.has(candidate)) return candidate;
	}
}
