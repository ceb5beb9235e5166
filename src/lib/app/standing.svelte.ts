import { catalogue } from 'virtual:mettle/catalogue';
import type { BankError } from '#lib/core/bank/bank-source.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import { gapTo } from '#lib/core/role/gap.ts';
import {
	measuredAt,
	type MeasuredSessions,
	measureSession,
	nothingMeasured
} from '#lib/core/session/measure-sessions.ts';
import type { Role } from '#lib/core/role/role.ts';
import type { Session } from '#lib/core/session/session.ts';
import type { Mettle } from './mettle.svelte.ts';

/** Where the person stands, folded from the log with the bank's index. */
export class Standing {
	itemsById = $state.raw<ReadonlyMap<ItemId, IndexedItem> | undefined>(undefined);
	error = $state.raw<BankError | undefined>(undefined);

	#mettle: Mettle;
	#at: number;

	/** What was known after each sitting, the oldest first. */
	readonly steps = $derived.by((): readonly MeasuredSessions[] => {
		const { itemsById } = this;
		if (!itemsById) return [];
		let measured = nothingMeasured(catalogue);
		return this.#mettle.sessions.map(
			(session) => (measured = measureSession(measured, session, itemsById))
		);
	});
	readonly gap = $derived.by(() => {
		if (!this.itemsById) return undefined;
		const last = this.steps.at(-1) ?? nothingMeasured(catalogue);
		return this.#gapAt(last, this.#at, this.#mettle.role);
	});

	/** Answers to questions that have left the bank. */
	readonly unknownItems = $derived.by(() => this.steps.at(-1)?.unknownItems ?? 0);

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

	/** The gap as it was right after a sitting, against the role in use. */
	gapAfter(session: Session) {
		const index = this.#mettle.sessions.findIndex(({ id }) => id === session.id);
		const measured = this.steps[index];
		const end = session.finished?.at ?? session.answers.at(-1)?.at ?? session.startedAt;
		return measured && this.#gapAt(measured, end, this.#mettle.role);
	}

	#gapAt(measured: MeasuredSessions, now: number, role: Role) {
		return gapTo(role, measuredAt(measured, now).measurement, catalogue);
	}
}
