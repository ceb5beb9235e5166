import type { AreaId, RoleId } from '#lib/core/items/ids.ts';
import type { KnownEvent } from '#lib/core/log/event.ts';
import type { Role } from './role.ts';

export type RoleChoice = {
	/** Presets, each as the person last saved it, then the person's own. */
	readonly roles: readonly Role[];
	readonly chosen: Role;
	/** What the person thinks of their own level, 0–4, per area. */
	readonly selfRatings: ReadonlyMap<AreaId, number>;
};

/**
 * The roles of a log and the one in use.
 * @param events in fold order
 * @param presets the roles that come with the bank, the first being the one to begin with
 */
export function foldRoles(
	events: readonly KnownEvent[],
	presets: readonly [Role, ...Role[]]
): RoleChoice {
	const roles = new Map<RoleId, Role>(presets.map((role) => [role.id, role]));
	const selfRatings = new Map<AreaId, number>();
	let chosen: RoleId = presets[0].id;
	for (const event of events) {
		if (event.kind === 'role-saved') roles.set(event.body.role.id, event.body.role);
		if (event.kind === 'role-chosen') chosen = event.body.role;
		if (event.kind === 'self-rated') {
			const { area, level } = event.body;
			if (level === null) selfRatings.delete(area);
			else selfRatings.set(area, level);
		}
	}
	return { roles: [...roles.values()], chosen: roles.get(chosen) ?? presets[0], selfRatings };
}
