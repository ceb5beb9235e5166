import type { Mettle } from './mettle.svelte.ts';

/** Names the bank that is in use; nothing where it cannot be had just now. */
export async function bankHash(mettle: Pick<Mettle, 'bank'>): Promise<string | undefined> {
	const index = await mettle.bank.index();
	return index.ok ? index.value.bank : undefined;
}
