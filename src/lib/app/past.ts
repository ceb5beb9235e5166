import { catalogue } from 'virtual:mettle/catalogue';
import type { BankIndex } from '#lib/core/bank/bank-index.ts';
import { worthFolding } from '#lib/core/history/history.ts';
import type { LogError } from '#lib/core/log/log-store.ts';
import { ok, type Result } from '#lib/core/result.ts';
import { type MeasuredSessions, nothingMeasured } from '#lib/core/session/measure-sessions.ts';
import type { LogState } from './log-state.svelte.ts';
import type { MeasuredPast } from './measure-past.ts';

const nothing = nothingMeasured(catalogue);

/** What the sessions say that the history has folded away. */
export class Past {
	#log: LogState;
	#now: () => number;
	#last: MeasuredPast | undefined;

	constructor(mettle: { readonly log: LogState; readonly now: () => number }) {
		this.#log = mettle.log;
		this.#now = mettle.now;
	}

	/** @returns what the sessions before `history.known` say, as the history is when this resolves */
	async measure(index: BankIndex): Promise<Result<MeasuredSessions, LogError>> {
		const { earlier, known } = this.#log.history;
		if (!earlier && known.length < worthFolding) return ok(nothing);
		// Only a long log needs this code.
		const { measurePast } = await import('./measure-past.ts');
		const measured = await measurePast(this.#log, index, this.#now(), this.#last);
		if (!measured.ok) return measured;
		this.#last = measured.value;
		return ok(measured.value.measured);
	}
}
