import * as z from 'zod/mini';
import { err, ok, type Result } from '#lib/core/result.ts';
import { eventIdSchema, type StoredEvent } from './event.ts';
import { eventId, type Sha256 } from './event-id.ts';
import { isKnownKind } from './event-kinds.ts';
import { findJsonProblem, type JsonProblem, maxLineLength } from './json-problem.ts';
import { isKnownEvent } from './known-event.ts';
import { parseJson } from './parse-json.ts';

/** Why something is not an event of the log. */
export type EventProblem =
	| { readonly type: 'TooLong' }
	| { readonly type: 'NotJson' }
	| JsonProblem
	/** Not `{id, v, kind, dev, seq, ts, body}`. */
	| { readonly type: 'UnknownEnvelope' }
	| { readonly type: 'BodyNotOfSchema' }
	/** The content is not the one the id was made of. */
	| { readonly type: 'IdMismatch' };

const envelopeSchema = z.strictObject({
	id: eventIdSchema,
	v: z.int().check(z.positive()),
	kind: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,63}$/)),
	dev: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,40}$/)),
	seq: z.int().check(z.nonnegative()),
	ts: z.int(),
	body: z.looseObject({})
});

/** Reads one line of a backup and checks the content against the id. */
export async function parseEventLine(
	line: string,
	sha256: Sha256
): Promise<Result<StoredEvent, EventProblem>> {
	if (line.length > maxLineLength) return err({ type: 'TooLong' });
	const json = parseJson(line);
	if (!json.ok) return json;
	const parsed = parseEvent(json.value);
	if (!parsed.ok) return parsed;
	const isWhole = parsed.value.id === (await eventId(parsed.value, sha256));
	return isWhole ? parsed : err({ type: 'IdMismatch' });
}

/** Takes what `JSON.parse` returned for an event, also one of a kind or version not known here. */
export function parseEvent(value: unknown): Result<StoredEvent, EventProblem> {
	const problem = findJsonProblem(value);
	if (problem) return err(problem);
	const envelope = envelopeSchema.safeParse(value);
	if (!envelope.success) return err({ type: 'UnknownEnvelope' });
	// `findJsonProblem` has been through every value of the body.
	const event = envelope.data as StoredEvent;
	return isKnownKind(event) && !isKnownEvent(event) ? err({ type: 'BodyNotOfSchema' }) : ok(event);
}
