/** What `npm audit signatures --json` has found out. */
export type SignatureVerdict =
	| { readonly type: 'Verified' }
	/** These packages are not what their registry has signed, or lack a signature that others have. */
	| { readonly type: 'Unsigned'; readonly packages: readonly string[] }
	/** Nothing is known: the keys could not be had, or the registry signs nothing. */
	| { readonly type: 'Unchecked'; readonly why: string }
	| { readonly type: 'Failed'; readonly why: string };

/** The network's errors, by the names that Node and npm give them. */
const unreachable =
	/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|FETCH_ERROR|E40[1347]|E5\d\d)\b/;
/** How npm says that no registry in use publishes keys. */
const withoutKeys = /found no dependencies to audit that were installed from a supported registry/;
/** The keys of a registry are kept by a third party, from which they are fetched first. */
const trustRoot = /\bTUF|tuf-repo|error refreshing/i;

/**
 * Tells packages with a wrong signature from signatures that could not be looked at, which npm leaves with the same status.
 * @param run how the command ended; `timedOut` where it was stopped
 */
export function judgeSignatures(run: {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly timedOut: boolean;
}): SignatureVerdict {
	const found = findings(run.stdout);
	if (found && found.length > 0) return { type: 'Unsigned', packages: found };
	if (found && run.status === 0) return { type: 'Verified' };
	const said = `${run.stdout}\n${run.stderr}`;
	if (run.timedOut) return { type: 'Unchecked', why: 'the registry does not answer in time' };
	if (withoutKeys.test(said)) return { type: 'Unchecked', why: 'the registry publishes no keys' };
	const code = unreachable.exec(said)?.[0];
	if (code) return { type: 'Unchecked', why: `the keys cannot be had (${code})` };
	if (trustRoot.test(said)) return { type: 'Unchecked', why: 'the keys cannot be had' };
	return { type: 'Failed', why: said.trim() };
}

/** @returns undefined where npm has given no findings at all */
function findings(stdout: string): string[] | undefined {
	let value: unknown;
	try {
		value = JSON.parse(stdout);
	} catch {
		// What npm prints instead of findings is judged as text.
		return undefined;
	}
	// The form that npm documents; what else it prints has neither list.
	const { invalid, missing } = value as Partial<
		Record<'invalid' | 'missing', { name: string; version: string; code?: string }[]>
	>;
	if (!Array.isArray(invalid) || !Array.isArray(missing)) return undefined;
	return [
		...invalid.map(({ name, version, code }) => `${name} ${version}: ${code ?? 'invalid'}`),
		...missing.map(({ name, version }) => `${name} ${version}: no signature`)
	];
}
