import { readForeignText } from '#lib/core/foreign-text.ts';
import { decodeLink } from '#lib/core/link/decode-link.ts';
import { encodeLink } from '#lib/core/link/encode-link.ts';
import type { LinkError } from '#lib/core/link/link-error.ts';
import type { Role } from '#lib/core/role/role.ts';
import { type ReceivedRole, sharedRoleSchema } from '#lib/core/role/shared-role.ts';
import { err, ok, type Result } from '#lib/core/result.ts';
import type { Mettle } from './mettle.svelte.ts';

export type RoleLink = {
	readonly fragment: string;
	/** Whether the words of the ad had to stay behind, because a link with them would be too long. */
	readonly withoutEvidence: boolean;
};

/** Writes a role into a link. */
export async function writeRoleLink(
	mettle: Mettle,
	role: Role
): Promise<Result<RoleLink, { readonly type: 'TooLong' }>> {
	const ports = { sha256: mettle.sha256, compression: await mettle.loadCompression() };
	for (const shared of [role, withoutEvidence(role)]) {
		const link = await encodeLink({ kind: 'role', role: shared }, ports);
		if (link.ok) return ok({ fragment: link.value, withoutEvidence: shared !== role });
	}
	return err({ type: 'TooLong' });
}

/** Reads a link to a role. Stores nothing. */
export async function readRoleLink(mettle: Mettle, text: string): Promise<Result<Role, LinkError>> {
	const pasted = readForeignText(text);
	if (!pasted.ok) return err({ type: 'NotALink' });
	const ports = { sha256: mettle.sha256, compression: await mettle.loadCompression() };
	const link = await decodeLink(pasted.value.text, sharedRoleSchema, ports);
	return link.ok ? ok(link.value.role) : link;
}

/** Keeps a role that came by link, and compares with it from now on. @returns whether the device has stored it */
export async function keepRole(mettle: Mettle, { type, role }: ReceivedRole): Promise<boolean> {
	const chosen = { kind: 'role-chosen', body: { role: role.id } } as const;
	const saved = { kind: 'role-saved', body: { role } } as const;
	return (await mettle.log.record(...(type === 'new' ? [saved, chosen] : [chosen]))).ok;
}

function withoutEvidence(role: Role): Role {
	const bare = role.groups.map((group) => ({
		...group,
		requirements: group.requirements.map((requirement) => ({ ...requirement, evidence: '' }))
	}));
	return { ...role, groups: bare };
}
