import { catalogue } from 'virtual:mettle/catalogue';
import type { BankIndex } from '#lib/core/bank/bank-index.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import { condense } from '#lib/core/history/condense.ts';
import type { Earlier } from '#lib/core/history/history.ts';
import {
	measuredFormat,
	measuredFromJson,
	type MeasuredJson,
	measuredToJson
} from '#lib/core/history/measured-json.ts';
import type { ItemId } from '#lib/core/items/ids.ts';
import type { LogError } from '#lib/core/log/log-store.ts';
import { engineVersion } from '#lib/core/measure/engine-version.ts';
import { ok, type Result } from '#lib/core/result.ts';
import {
	type MeasuredSessions,
	measureSession,
	measureSessions,
	nothingMeasured
} from '#lib/core/session/measure-sessions.ts';
import { foldSessions } from '#lib/core/session/session.ts';
import type { LogState } from './log-state.svelte.ts';

/** Of one bank, measured by one engine, up to one event: anything else is measured anew. */
export type MeasuredPast = { readonly of: string; readonly measured: MeasuredSessions };
type KeptMeasure = { readonly of: string; readonly measured: MeasuredJson };
const keptName = 'measured';

/**
 * What the sessions say that the history has folded away: measured once, then kept for later starts.
 * @param last what an earlier call returned
 */
export async function measurePast(
	log: LogState,
	index: BankIndex,
	now: number,
	last: MeasuredPast | undefined
): Promise<Result<MeasuredPast, LogError>> {
	for (;;) {
		const { earlier } = log.history;
		const of = nameOf(index, earlier);
		const measured = last?.of === of ? ok(last.measured) : await measureTo(log, earlier, index, of);
		if (!measured.ok) return measured;
		// Another tab may have changed meanwhile what is folded away.
		if (of !== nameOf(index, log.history.earlier)) continue;
		return ok(await foldAwayMore(log, index, now, { of, measured: measured.value }));
	}
}

async function measureTo(
	log: LogState,
	earlier: Earlier | undefined,
	index: BankIndex,
	of: string
): Promise<Result<MeasuredSessions, LogError>> {
	if (!earlier) return ok(nothingMeasured(catalogue));
	// The cache gives back what was saved under this name, or nothing.
	const kept = (await log.opened.cache?.load(keptName)) as KeptMeasure | undefined;
	if (kept?.of === of) return ok(measuredFromJson(kept.measured, catalogue));
	const all = await log.opened.readAllKnown();
	if (!all.ok) return all;
	const sessions = foldSessions(all.value).slice(0, earlier.sessions);
	const measured = measureSessions(sessions, itemsOf(index), catalogue);
	await keep(log, { of, measured });
	return ok(measured);
}

/** Moves on what is folded away, if much has come since: here the sessions that go can be measured at once. */
async function foldAwayMore(
	log: LogState,
	index: BankIndex,
	now: number,
	past: MeasuredPast
): Promise<MeasuredPast> {
	const condensed = condense(log.history, now);
	if (!condensed) return past;
	const items = itemsOf(index);
	const measured = condensed.sessions.reduce(
		(before, session) => measureSession(before, session, items),
		past.measured
	);
	const more = { of: nameOf(index, condensed.history.earlier), measured };
	await Promise.all([log.opened.replaceHistory(condensed.history), keep(log, more)]);
	return more;
}

async function keep(log: LogState, { of, measured }: MeasuredPast): Promise<void> {
	const kept: KeptMeasure = { of, measured: measuredToJson(measured) };
	await log.opened.cache?.save(keptName, kept);
}

function nameOf({ bank }: BankIndex, earlier: Earlier | undefined): string {
	return [measuredFormat, engineVersion, bank, earlier?.last.id].join(' ');
}

function itemsOf({ items }: BankIndex): ReadonlyMap<ItemId, IndexedItem> {
	return new Map(items.map((item) => [item.id, item]));
}
