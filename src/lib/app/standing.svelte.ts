import { catalogue } from 'virtual:mettle/catalogue';
import type { BankError } from '#lib/core/bank/bank-source.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { Earlier } from '#lib/core/history/history.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import { gapTo } from '#lib/core/role/gap.ts';
import {
	measuredAt,
	type MeasuredSessions,
	measureSession
} from '#lib/core/session/measure-sessions.ts';
import type { Role } from '#lib/core/role/role.ts';
import type { Session } from '#lib/core/session/session.ts';
import type { Mettle } from './mettle.svelte.ts';
import { Past } from './past.ts';

/** Where the person stands, folded from the log with the bank's index. */
export class Standing {
	itemsById = $state.raw<ReadonlyMap<ItemId, IndexedItem> | undefined>(undefined);
	error = $state.raw<BankError | undefined>(undefined);

	/** What the sessions before these say. */
	past = $state.raw<MeasuredSessions | undefined>(undefined);

	#mettle: Mettle;
	#past: Past;
	#of: Earlier | undefined;
	#at: number;

	/** What was known after each of the newest sessions, the oldest of them first. */
	readonly steps = $derived.by((): readonly MeasuredSessions[] => {
		const { itemsById, past } = this;
		if (!itemsById || !past) return [];
		let measured = past;
		return this.#mettle.sessions.map(
			(session) => (measured = measureSession(measured, session, itemsById))
		);
	});
	readonly #latest = $derived(this.steps.at(-1) ?? this.past);
	readonly gap = $derived.by(
		() => this.#latest && this.#gapAt(this.#latest, this.#at, this.#mettle.role)
	);

	/** Answers to questions that have left the bank. */
	readonly unknownItems = $derived(this.#latest?.unknownItems ?? 0);

	constructor(mettle: Mettle) {
		this.#mettle = mettle;
		this.#past = new Past(mettle);
		this.#at = mettle.now();
	}

	/** @param of what the history has folded away; with another value it is to be loaded anew */
	async load(of = this.#mettle.log.history.earlier): Promise<void> {
		if (this.past && this.#of === of) return;
		this.error = undefined;
		const index = await this.#mettle.bank.index();
		if (!index.ok) {
			this.error = index.error;
			return;
		}
		const past = await this.#past.measure(index.value);
		if (past.ok) {
			this.itemsById = new Map(index.value.items.map((item) => [item.id, item]));
			this.past = past.value;
			this.#of = this.#mettle.log.history.earlier;
		} else this.#mettle.log.fail(past.error);
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
