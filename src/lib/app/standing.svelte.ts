import { catalogue } from 'virtual:mettle/catalogue';
import type { BankError } from '#lib/core/bank/bank-source.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import { gapTo } from '#lib/core/role/gap.ts';
import { measureSessions } from '#lib/core/session/measure-sessions.ts';
import type { Session } from '#lib/core/session/session.ts';
import type { Mettle } from './mettle.svelte.ts';

/** Where the person stands, folded from the log with the bank's index. */
export class Standing {
	itemsById = $state.raw<ReadonlyMap<ItemId, IndexedItem> | undefined>(undefined);
	error = $state.raw<BankError | undefined>(undefined);

	#mettle: Mettle;
	#at: number;

	readonly measured = $derived.by(() => {
		if (!this.itemsById) return undefined;
		return measureSessions(this.#mettle.sessions, this.itemsById, catalogue, this.#at);
	});
	readonly gap = $derived.by(
		() => this.measured && gapTo(this.#mettle.role, this.measured.measurement, catalogue)
	);

	constructor(mettle: Mettle) {
		this.#mettle = mettle;
		this.#at = mettle.now();
	}

	async load(): Promise<void> {
		this.error = undefined;
		const index = await this.#mettle.bank.index();
		if (index.ok) this.itemsById = new Map(index.value.items.map((item) => [item.id, item]));
		else this.error = index.error;
	}

	/** The gap as it was right after a session. */
	gapAfter(session: Session) {
		if (!this.itemsById) return undefined;
		const end = session.finished?.at ?? session.answers.at(-1)?.at ?? session.startedAt;
		const until = this.#mettle.sessions.filter(({ startedAt }) => startedAt <= session.startedAt);
		const { measurement } = measureSessions(until, this.itemsById, catalogue, end);
		return gapTo(this.#mettle.role, measurement, catalogue);
	}
}
