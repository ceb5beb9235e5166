import type { Mettle } from './mettle.svelte.ts';

/**
 * Asks the browser to keep what is stored here, and notes that it was asked. Some browsers put the question to the
 * person, so it belongs to a tap.
 * @returns whether it will
 */
export async function askToPersist(mettle: Mettle): Promise<boolean> {
	mettle.asked.note({ persistAt: mettle.now() });
	return mettle.storage.askToPersist();
}

/** The same, unless it was asked before: whoever said no is left alone. */
export async function askToPersistOnce(mettle: Mettle): Promise<void> {
	const { phase } = mettle.log;
	const isStored = phase.type === 'open' && phase.mode === 'stored';
	if (isStored && mettle.asked.load().persistAt === undefined) await askToPersist(mettle);
}
