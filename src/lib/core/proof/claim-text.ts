import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import type { Proof } from './proof.ts';

/**
 * What a receipt vouches for: everything of a proof that was run, in canonical JSON (RFC 8785). Words about it, `says`, `title` and the
 * claims, are not part of it: they are checked against the trace each time.
 */
export function claimText({ says: _, claims: __, ...run }: Proof): string {
	const cases = Object.entries(run.cases).map(([name, { title: _title, ...rest }]) => [name, rest]);
	return canonicalJson({ ...run, cases });
}
