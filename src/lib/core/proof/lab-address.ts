import { err, ok, type Result } from '#lib/core/result.ts';
import { type Anomaly, isOrderOf, type Laboratory } from './laboratory.ts';
import type { Isolation } from './postgres-proof.ts';
import { serialOrder } from './step-order.ts';

/** What is on the bench: an anomaly, at a level, its steps in an order. */
export type LabPlace = {
	readonly anomaly: Anomaly;
	readonly level: Isolation;
	readonly order: string;
};

export type LabAddressError =
	| { readonly type: 'UnknownAnomaly'; readonly name: string }
	| { readonly type: 'UnknownLevel'; readonly name: string }
	/** Not an order of this anomaly's steps. */
	| { readonly type: 'OtherSteps'; readonly name: string };

export function levelsOf(anomaly: Anomaly): readonly Isolation[] {
	// The keys of a record are those of its type: the build reads every level it names.
	return Object.keys(anomaly.levels) as Isolation[];
}

/** Where somebody begins: the sessions one after the other, so that whatever goes wrong is their doing. */
export function startOf(anomaly: Anomaly): LabPlace {
	return { anomaly, level: 'read committed', order: serialOrder(anomaly.sessions) };
}

/** Where somebody begins who names nothing. */
export function beginIn({ anomalies: [first] }: Laboratory): LabPlace {
	if (!first) throw new TypeError('the laboratory holds no anomaly');
	return startOf(first);
}

/** The part of an address behind the #: `lost-update/repeatable-read/AABABB`. */
export function writeLabAddress({ anomaly, level, order }: LabPlace): string {
	return [anomaly.id, level.replaceAll(' ', '-'), order].join('/');
}

/** Reads what `writeLabAddress` wrote. What is missing at the end is where one begins. */
export function readLabAddress(
	address: string,
	laboratory: Laboratory
): Result<LabPlace, LabAddressError> {
	const [id, levelName, order] = address.split('/');
	if (!id) return ok(beginIn(laboratory));
	const anomaly = laboratory.anomalies.find((each) => each.id === id);
	if (!anomaly) return err({ type: 'UnknownAnomaly', name: id });
	const start = startOf(anomaly);
	if (!levelName) return ok(start);
	const level = levelsOf(anomaly).find((each) => each.replaceAll(' ', '-') === levelName);
	if (!level) return err({ type: 'UnknownLevel', name: levelName });
	if (!order) return ok({ ...start, level });
	if (!isOrderOf(order, anomaly.sessions)) return err({ type: 'OtherSteps', name: order });
	return ok({ anomaly, level, order });
}
