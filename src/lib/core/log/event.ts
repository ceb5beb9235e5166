import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { areaIdSchema, itemIdSchema, roleIdSchema } from '#lib/core/items/ids.ts';
import { responseSchema } from '#lib/core/items/response.ts';
import { roleSchema } from '#lib/core/role/role.ts';
import type { LaterAnswer } from './event-version.ts';

export const sessionIdSchema = z
	.string()
	.check(z.regex(/^[A-Za-z0-9_-]{1,40}$/))
	.brand<'SessionId'>();
export type SessionId = z.infer<typeof sessionIdSchema>;

/** 132 bits of SHA-256 over the event's canonical JSON, as 22 characters of base64url. */
export const eventIdSchema = z
	.string()
	.check(z.regex(/^[A-Za-z0-9_-]{22}$/))
	.brand<'EventId'>();
export type EventId = z.infer<typeof eventIdSchema>;

const count = z.int().check(z.nonnegative());
const session = sessionIdSchema;

/** An answer to a question, measured or practised. */
const answer = {
	item: itemIdSchema,
	/** The wording that was read (`Item.hash`). */
	hash: z.string().check(z.maxLength(64)),
	response: responseSchema,
	earned: count,
	possible: z.int().check(z.positive()),
	confidence: z.exactOptional(z.enum(['sure', 'unsure', 'guess'])),
	/** Time the question was on the screen until the answer, pauses left out. */
	elapsedMs: count
};

/** The bodies of the events this version knows. Additive only: what was ever written stays readable. */
export const bodySchemas = {
	'role-saved': z.strictObject({ role: roleSchema }),
	'role-chosen': z.strictObject({ role: roleIdSchema }),
	'self-rated': z.strictObject({
		area: areaIdSchema,
		/** Null takes an estimate back. */
		level: z.nullable(z.int().check(z.minimum(0), z.maximum(4)))
	}),
	'session-started': z.strictObject({
		session,
		role: roleIdSchema,
		/** The chosen length; 0 stands for "until decided". */
		minutes: count,
		seed: z.string().check(z.maxLength(64)),
		bank: z.string().check(z.maxLength(64)),
		engine: z.string().check(z.maxLength(32))
	}),
	'item-presented': z.strictObject({ session, item: itemIdSchema }),
	'item-answered': z.strictObject({ session, ...answer }),
	'session-paused': z.strictObject({ session }),
	'session-finished': z.strictObject({
		session,
		reason: z.enum(['decided', 'time', 'person', 'exhausted'])
	}),
	/**
	 * An answer given to learn. It is no `item-answered`, so that nothing which measures can take it for one, and needs no
	 * sitting. A response of a kind that a later release adds needs a later version, as in `event-version.ts`.
	 */
	'item-practised': z.strictObject(answer),
	/** "I knew this": a review without an answer, on the person's word. */
	'item-known': z.strictObject({ item: itemIdSchema }),
	/** Takes an `item-practised` or `item-known` back; the event it names stays in the log. */
	'practice-undone': z.strictObject({ practice: eventIdSchema }),
	'item-bookmarked': z.strictObject({ item: itemIdSchema, on: z.boolean() }),
	'item-buried': z.strictObject({
		item: itemIdSchema,
		/** Not to be practised before, in milliseconds since 1970; null takes it back. */
		until: z.nullable(z.int())
	}),
	/** A note to oneself. The newest counts; an empty one takes it back. */
	'item-noted': z.strictObject({ item: itemIdSchema, text: z.string().check(z.maxLength(2000)) }),
	/** Tombstones: the listed events are gone for good, old backups notwithstanding. */
	'events-purged': z.strictObject({ ids: z.array(eventIdSchema) })
} as const;

export type EventKind = keyof typeof bodySchemas;
export type EventBody<K extends EventKind> = DeepReadonly<z.infer<(typeof bodySchemas)[K]>>;

/** An event of a kind this version knows. `ts` is milliseconds since 1970 by the device's own clock. */
export type KnownEvent = {
	[K in EventKind]: {
		readonly id: EventId;
		readonly v: K extends 'item-answered' ? 1 | LaterAnswer : 1;
		readonly kind: K;
		readonly dev: string;
		readonly seq: number;
		readonly ts: number;
		readonly body: EventBody<K>;
	};
}[EventKind];

/** A JSON value as the log holds it: no fractions, so that its canonical form is beyond doubt. */
export type JsonValue =
	string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Any event, also of a kind or version that only a later release knows: kept, exported, ignored by folds. */
export type StoredEvent = {
	readonly id: EventId;
	readonly v: number;
	readonly kind: string;
	readonly dev: string;
	readonly seq: number;
	readonly ts: number;
	readonly body: { readonly [key: string]: JsonValue };
};
