import { catalogue } from 'virtual:mettle/catalogue';
import type { BankError } from '#lib/core/bank/bank-source.ts';
import type { IndexedItem } from '#lib/core/bank/indexed-item.ts';
import type { BankIndex } from '#lib/core/bank/bank-index.ts';
import type { AreaId, ItemId } from '#lib/core/items/ids.ts';
import type { Item } from '#lib/core/items/item.ts';
import { type PresentedItem, presentItem } from '#lib/core/items/present.ts';
import type { Response } from '#lib/core/items/response.ts';
import { parseNumber } from '#lib/core/items/parse-number.ts';
import { scoreResponse } from '#lib/core/items/score.ts';
import type { EventDraft } from '#lib/core/log/create-event.ts';
import type { SessionId } from '#lib/core/log/event.ts';
import { engineVersion } from '#lib/core/measure/engine-version.ts';
import { createRandom } from '#lib/core/random.ts';
import { type MeasuredSessions, measureSession } from '#lib/core/session/measure-sessions.ts';
import { nextQuestion } from '#lib/core/session/next-question.ts';
import type { FinishReason, Session } from '#lib/core/session/session.ts';
import type { Confidence, Draft, DraftStorage } from '#lib/core/session/draft.ts';
import type { Mettle } from './mettle.svelte.ts';
import { Past } from './past.ts';
import { Stopwatch } from './stopwatch.ts';

/** What the page shows. */
export type SittingView =
	| { readonly type: 'loading' }
	| { readonly type: 'setup' }
	| { readonly type: 'question'; readonly session: Session; readonly item: PresentedItem }
	| { readonly type: 'paused'; readonly session: Session }
	| { readonly type: 'finished'; readonly session: Session }
	| { readonly type: 'failed'; readonly error: BankError }
	/** A defect of ours; what it was is in the console. */
	| { readonly type: 'broken' };

/** One sitting on the screen. It decides nothing: core says what comes next, the log says what was. */
export class Sitting {
	view = $state.raw<SittingView>({ type: 'loading' });
	response = $state.raw<Response | undefined>(undefined);
	confidence = $state.raw<Confidence | undefined>(undefined);
	/** Between a submission and the next question. */
	busy = $state.raw(false);
	/** Submitted without an answer, or with a number that cannot be read: the page says what to do. */
	problem = $state.raw<'no-answer' | 'no-number' | undefined>(undefined);

	/** Single keys answer; some people’s software types them by itself, so they can be switched off (WCAG 2.1.4). */
	shortcuts = $state.raw(true);

	#mettle: Mettle;
	#drafts: DraftStorage;
	#stopwatch: Stopwatch;
	#item: Item | undefined;
	#hidden = false;
	#session: SessionId | undefined;
	#past: Past;
	/** What the other sittings say, and of which they are: kept, as it seldom changes during this one. */
	#others:
		| {
				readonly past: MeasuredSessions;
				readonly answers: number;
				readonly measured: MeasuredSessions;
		  }
		| undefined;

	constructor(mettle: Mettle) {
		this.#mettle = mettle;
		this.#drafts = mettle.drafts;
		this.#past = new Past(mettle);
		this.shortcuts = mettle.drafts.usesShortcuts();
		this.#stopwatch = new Stopwatch(mettle.monotonicNow);
	}

	get canWrite(): boolean {
		return this.#mettle.log.canWrite;
	}

	/** Goes on where the log left off, once it is open. */
	resume(): Promise<void> {
		return this.#guard(() => this.#resume());
	}

	async #resume(): Promise<void> {
		const session = this.#mettle.unfinished;
		this.#session = session?.id;
		this.#others = undefined;
		if (!session) this.view = { type: 'setup' };
		else if (session.paused) this.view = { type: 'paused', session };
		else await this.#advance();
	}

	/** @param ratings what the person now thinks of their own level, 0–4, by area; null takes an estimate back */
	begin(minutes: number, ratings: ReadonlyMap<AreaId, number | null>): Promise<void> {
		return this.#guard(() => this.#begin(minutes, ratings));
	}

	async #begin(minutes: number, ratings: ReadonlyMap<AreaId, number | null>): Promise<void> {
		if (this.busy) return;
		this.busy = true;
		const index = await this.#mettle.bank.index();
		if (!index.ok) return this.#fail(index.error);
		const session = crypto.randomUUID() as SessionId; // 36 characters of the schema's alphabet
		const started: EventDraft = {
			kind: 'session-started',
			body: {
				session,
				role: this.#mettle.role.id,
				minutes,
				seed: session,
				bank: index.value.bank,
				engine: engineVersion
			}
		};
		const rated = [...ratings].map(([area, level]): EventDraft => ({
			kind: 'self-rated',
			body: { area, level }
		}));
		await this.#mettle.log.record(...rated, started);
		this.#session = session;
		this.#others = undefined;
		await this.#advance();
	}

	useShortcuts(use: boolean): void {
		this.shortcuts = use;
		this.#drafts.useShortcuts(use);
	}

	/** Notes what is being answered, so that a reload brings it back. */
	change(response: Response | undefined): void {
		this.response = response;
		this.problem = undefined;
		this.saveDraft();
	}

	setConfidence(confidence: Confidence | undefined): void {
		this.confidence = confidence;
		this.saveDraft();
	}

	async submit(): Promise<void> {
		const { response } = this;
		if (!response) this.problem = 'no-answer';
		else if (response.kind === 'numeric' && parseNumber(response.text) === undefined) {
			this.problem = 'no-number';
		} else await this.#guard(() => this.#answer(response));
	}

	async dontKnow(): Promise<void> {
		await this.#guard(() => this.#answer({ kind: 'dont-know' }));
	}

	pause(): Promise<void> {
		return this.#guard(() => this.#pause());
	}

	async #pause(): Promise<void> {
		if (this.view.type !== 'question' || this.busy) return;
		if (!this.#current()) return this.#startOver();
		this.busy = true;
		this.#stopwatch.stop();
		this.saveDraft();
		const { session } = this.view;
		await this.#mettle.log.record({ kind: 'session-paused', body: { session: session.id } });
		this.view = { type: 'paused', session: this.#current() ?? session };
		this.busy = false;
	}

	/** From a pause back to the question. */
	goOn(): Promise<void> {
		return this.#guard(() => this.#advance());
	}

	/** Ends the sitting early; what was answered counts. */
	end(): Promise<void> {
		return this.#guard(() => this.#finish('person'));
	}

	/** From a finished sitting to the choice of the next. */
	again(): void {
		this.view = { type: 'setup' };
	}

	/** The page went out of view: the clock stands still and the draft is safe. */
	hide(): void {
		this.#hidden = true;
		this.#stopwatch.stop();
		this.saveDraft();
	}

	show(): void {
		this.#hidden = false;
		if (this.view.type === 'question') this.#stopwatch.start();
	}

	saveDraft(): void {
		if (this.view.type !== 'question') return;
		const { session, item } = this.view;
		this.#drafts.save({
			session: session.id,
			item: item.id,
			position: session.answers.length,
			response: this.response,
			confidence: this.confidence,
			elapsedMs: this.#stopwatch.elapsedMs
		});
	}

	async #answer(response: Response): Promise<void> {
		if (this.view.type !== 'question' || this.busy || !this.#item) return;
		if (!this.#current()) return this.#startOver();
		this.busy = true;
		const { session } = this.view;
		const { id: item, hash } = this.#item;
		const { confidence } = this;
		await this.#mettle.log.record({
			kind: 'item-answered',
			body: {
				session: session.id,
				item,
				hash,
				response,
				...scoreResponse(this.#item, response),
				...(confidence && response.kind !== 'dont-know' ? { confidence } : {}),
				elapsedMs: this.#stopwatch.elapsedMs
			}
		});
		this.#drafts.save(undefined);
		await this.#advance();
	}

	/** The session as the log has it now; undefined when it was deleted meanwhile, in another tab perhaps. */
	#current(): Session | undefined {
		return this.#mettle.sessions.find(({ id }) => id === this.#session);
	}

	#startOver(): void {
		this.#stopwatch.stop();
		this.#drafts.save(undefined);
		this.view = { type: 'setup' };
		this.busy = false;
	}

	/** Whatever goes wrong, the page says so instead of standing still. */
	async #guard(step: () => Promise<void>): Promise<void> {
		try {
			await step();
		} catch (thrown) {
			this.view = { type: 'broken' };
			this.busy = false;
			throw thrown;
		}
	}

	async #advance(): Promise<void> {
		this.busy = true;
		const index = await this.#mettle.bank.index();
		if (!index.ok) return this.#fail(index.error);
		const past = await this.#past.measure(index.value);
		if (!past.ok) {
			this.busy = false;
			return this.#mettle.log.fail(past.error);
		}
		const session = this.#current();
		if (!session) return this.#startOver();
		// Another tab may have ended it meanwhile.
		if (session.finished) return this.#showFinished(session);
		const itemsById = new Map(index.value.items.map((item) => [item.id, item]));
		const role = this.#mettle.roleChoice.roles.find(({ id }) => id === session.role);
		const next = nextQuestion(session, {
			before: this.#measureOthers(past.value, session, itemsById),
			itemsById,
			catalogue,
			role: role ?? this.#mettle.role,
			now: this.#mettle.now()
		});
		if (next.kind === 'finish') return this.#finish(next.reason);
		await this.#present(session, next.item, next.resumed, index.value);
	}

	#measureOthers(
		past: MeasuredSessions,
		session: Session,
		itemsById: ReadonlyMap<ItemId, IndexedItem>
	): MeasuredSessions {
		const others = this.#mettle.sessions.filter(({ id }) => id !== session.id);
		const answers = others.reduce((sum, other) => sum + other.answers.length, 0);
		if (this.#others?.past !== past || this.#others.answers !== answers) {
			const measured = others.reduce(
				(before, other) => measureSession(before, other, itemsById),
				past
			);
			this.#others = { past, answers, measured };
		}
		return this.#others.measured;
	}

	async #present(session: Session, id: ItemId, resumed: boolean, index: BankIndex): Promise<void> {
		const row = index.items.find((item) => item.id === id);
		if (!row) throw new Error(`the index lost ${id}`);
		const item = await this.#mettle.bank.item(row);
		if (!item.ok) return this.#fail(item.error);
		if (!resumed || session.paused) {
			await this.#mettle.log.record({
				kind: 'item-presented',
				body: { session: session.id, item: id }
			});
		}
		const draft = this.#draftFor(session, id);
		this.#item = item.value;
		this.response = draft?.response;
		this.confidence = draft?.confidence;
		this.problem = undefined;
		this.view = {
			type: 'question',
			session: this.#current() ?? session,
			item: presentItem(item.value, createRandom(`${session.seed}/${id}/${session.answers.length}`))
		};
		this.#stopwatch.restart(draft?.elapsedMs ?? 0);
		// A question that arrives while nobody looks is not being read.
		if (this.#hidden) this.#stopwatch.stop();
		this.busy = false;
	}

	#draftFor(session: Session, item: ItemId): Draft | undefined {
		const draft = this.#drafts.load();
		const fits =
			draft?.session === session.id &&
			draft.item === item &&
			draft.position === session.answers.length;
		return fits ? draft : undefined;
	}

	async #finish(reason: FinishReason): Promise<void> {
		const session = this.#current();
		if (!session) return this.#startOver();
		this.busy = true;
		this.#drafts.save(undefined);
		await this.#mettle.log.record({
			kind: 'session-finished',
			body: { session: session.id, reason }
		});
		this.#showFinished(this.#current() ?? session);
	}

	#showFinished(session: Session): void {
		this.#stopwatch.stop();
		this.view = { type: 'finished', session };
		this.busy = false;
	}

	#fail(error: BankError): void {
		this.view = { type: 'failed', error };
		this.busy = false;
	}
}
