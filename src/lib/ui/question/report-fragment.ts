/** What stands behind the # of the report's page, which no server is told: the question and its wording. */
export function reportFragment({
	id,
	hash
}: {
	readonly id: string;
	readonly hash: string;
}): string {
	return `${id}:${hash}`;
}

/** @returns undefined where it names no question */
export function readReportFragment(
	fragment: string
): { readonly id: string; readonly hash: string } | undefined {
	const [, id, hash] = /^#([a-z0-9-]+\/[a-z0-9-]+):([\w-]{1,64})$/.exec(fragment) ?? [];
	return id && hash ? { id, hash } : undefined;
}
