import { release } from './release.ts';

const prefix = 'mettle-release-';
const ledgerName = 'mettle-ledger';
const ledgerKey = '/releases';

export const cacheName = prefix + release.name;

/**
 * Keeps this release and the one before it, whose open tabs still ask for their own files, and deletes all others.
 * The ledger holds the order in which releases ran: the age of a cache does not tell it once a release came back.
 */
export async function keepThisAndPrevious(): Promise<void> {
	const ledger = await caches.open(ledgerName);
	const written = await ledger.match(ledgerKey);
	// Only the line after next writes it.
	const before = written ? ((await written.json()) as string[]) : [];
	const kept = [cacheName, ...before.filter((name) => name !== cacheName)].slice(0, 2);
	await ledger.put(ledgerKey, Response.json(kept));
	const old = (await caches.keys()).filter(
		(name) => name.startsWith(prefix) && !kept.includes(name)
	);
	await Promise.all(old.map((name) => caches.delete(name)));
}
