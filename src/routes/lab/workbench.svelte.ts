import { type Bench, runOrder } from '#lib/core/proof/bench.ts';
import {
	type LabAddressError,
	type LabPlace,
	beginIn,
	readLabAddress,
	startOf,
	writeLabAddress
} from '#lib/core/proof/lab-address.ts';
import type { Anomaly, Laboratory } from '#lib/core/proof/laboratory.ts';
import type { Isolation } from '#lib/core/proof/postgres-proof.ts';
import { moveStep, serialOrder, stepsOf } from '#lib/core/proof/step-order.ts';
import { changeWords } from './lab-words.ts';

type Opened = { readonly place: LabPlace; readonly error: LabAddressError | undefined };

function placeAt(address: string, laboratory: Laboratory): Opened {
	const named = readLabAddress(address, laboratory);
	if (named.ok) return { place: named.value, error: undefined };
	return { place: beginIn(laboratory), error: named.error };
}

/** What lies on the bench, and what somebody does with it. */
export class Workbench {
	place: LabPlace;
	addressError: LabAddressError | undefined;
	/** What the last act changed, in words. */
	announcement = $state('');
	/** Key of the step that is being dragged. */
	held = $state.raw<string | undefined>(undefined);
	readonly bench: Bench = $derived.by(() =>
		runOrder(this.place.anomaly, this.place.level, this.place.order)
	);

	readonly #laboratory: Laboratory;
	readonly #keepAddress: (address: string) => void;
	#beforeDrag: LabPlace | undefined;

	/** @param keepAddress writes down where one is, so that it can be shared and survives a reload */
	constructor(laboratory: Laboratory, address: string, keepAddress: (address: string) => void) {
		this.#laboratory = laboratory;
		this.#keepAddress = keepAddress;
		const { place, error } = placeAt(address, laboratory);
		this.place = $state.raw(place);
		this.addressError = $state.raw(error);
	}

	/** Puts on the bench what an address names, or what one begins with. */
	open(address: string): void {
		const { place, error } = placeAt(address, this.#laboratory);
		this.place = place;
		this.addressError = error;
	}

	choose(anomaly: Anomaly): void {
		this.#put(startOf(anomaly), () => `${anomaly.title}. ${anomaly.says}`);
	}

	setLevel(level: Isolation): void {
		this.#put({ ...this.place, level }, (changed) => `At ${level}. ${changed}`);
	}

	showAnomaly(): void {
		const order = this.place.anomaly.telling[this.place.level];
		this.#put({ ...this.place, order }, (changed) => `The order that tells most. ${changed}`);
	}

	reset(): void {
		const order = serialOrder(this.place.anomaly.sessions);
		this.#put({ ...this.place, order }, (changed) => `One session after the other. ${changed}`);
	}

	/** Moves a step by one place. @returns where it is then */
	move(from: number, by: -1 | 1): number {
		const { order, position } = moveStep(this.place.order, from, from + by);
		if (position !== from) this.#putMoved({ ...this.place, order }, position);
		return position;
	}

	grab(position: number): void {
		this.held = this.bench.steps[position]?.key;
		this.#beforeDrag = this.place;
	}

	/** Moves the dragged step as far towards a place as its session's own steps let it. @returns where it is then */
	carry(from: number, to: number): number {
		const { order, position } = moveStep(this.place.order, from, to);
		this.place = { ...this.place, order };
		return position;
	}

	drop(): void {
		const dropped = this.place;
		const position = stepsOf(dropped.order).findIndex(({ key }) => key === this.held);
		// What is announced is what changed between taking hold and letting go.
		this.cancel();
		if (dropped.order !== this.place.order) this.#putMoved(dropped, position);
	}

	/** Puts a dragged step back to where it was taken. */
	cancel(): void {
		if (this.#beforeDrag) this.place = this.#beforeDrag;
		this.#beforeDrag = undefined;
		this.held = undefined;
	}

	#putMoved(place: LabPlace, position: number): void {
		const where = `Now step ${position + 1} of ${place.order.length}.`;
		this.#put(place, (changed) => `${where} ${changed}`);
	}

	#put(place: LabPlace, said: (changed: string) => string): void {
		const before = this.bench;
		this.place = place;
		this.addressError = undefined;
		this.#keepAddress(writeLabAddress(place));
		this.announcement = said(changeWords(before, this.bench));
	}
}
