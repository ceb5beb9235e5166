import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { labelSchema } from './label.ts';

const text = z.string().check(z.minLength(1));
const request = z.string().check(z.regex(/^[A-Z]+ \/\S*$/, 'a method and a path: GET /items'));
const several = z.int().check(z.minimum(2), z.maximum(200));

/**
 * A request, a program beside the server, or the server's own start or stop. The outcome of a request is its answer's status and
 * body, `200 {"a":1}`, JSON without spaces.
 */
const fastapiStepSchema = z
	.strictObject({
		request: z.optional(request),
		headers: z.optional(z.record(z.string(), z.string())),
		/** The body as it is sent, as application/json. */
		json: z.optional(text),
		/** Headers of the answer that the outcome shows below the body, a line each: `location: /items/`. */
		show: z.optional(z.array(text)),
		/** The part of the answer that is the outcome, where the other one changes between versions or says nothing. */
		only: z.optional(z.enum(['status', 'body'])),
		/** Address that the client has, of the machine's own such as 127.0.0.2; without it 127.0.0.1. */
		from: z.optional(z.ipv4()),
		/**
		 * Another request, sent first; this one follows as soon as the app has printed something. The outcome ends with "during
		 * GET /slow" or "after GET /slow", by when its answer came.
		 */
		during: z.optional(request),
		/**
		 * Sent this many times at once: the outcome is "overlapping" or "one after the other", by how many times longer that takes
		 * than one alone.
		 */
		together: z.optional(several),
		/** Sent this many times at once: the outcome is a line per answer, `3 × 200 {"a":1}`. */
		times: z.optional(several),
		/** Python run where it can import the app, as `from app import app`; its outcome is what it printed and what it raised. */
		script: z.optional(text),
		/**
		 * `start` comes to "starts", or to the error that keeps the app from it; without such a step a request starts the server.
		 * `stop` waits until the server has ended by itself; its outcome is all that the app printed.
		 */
		server: z.optional(z.enum(['start', 'stop'])),
		as: z.optional(labelSchema)
	})
	.check(
		z.refine(
			(step) =>
				[step.request, step.script, step.server].filter((each) => each !== undefined).length === 1,
			'a step has one of request, script and server'
		),
		z.refine(
			(step) =>
				[step.during, step.together, step.times].filter((each) => each !== undefined).length < 2,
			'a step has at most one of during, together and times'
		),
		z.refine(
			(step) =>
				step.request !== undefined ||
				Object.keys(step).every((key) => ['script', 'server', 'as'].includes(key)),
			'only a request has headers, json, show, only, from, during, together and times'
		)
	);
export type FastapiStep = DeepReadonly<z.infer<typeof fastapiStepSchema>>;

const fastapiCaseSchema = z.strictObject({
	title: z.optional(text),
	/** In place of the proof's. */
	app: z.optional(text),
	/** More arguments of uvicorn: `--forwarded-allow-ips`, `127.0.0.2`. */
	uvicorn: z.optional(z.array(text)),
	steps: z.array(fastapiStepSchema).check(z.minLength(1))
});
export type FastapiCase = DeepReadonly<z.infer<typeof fastapiCaseSchema>>;

export const fastapiProofFields = {
	engine: z.literal('fastapi'),
	/** Code put before every case's `app`. */
	setup: z.optional(text),
	/** The module that defines `app`. */
	app: z.optional(text),
	cases: z.record(labelSchema, fastapiCaseSchema)
};

/** The module `app` as a case runs it. @returns an empty text when nothing defines an app */
export function fastapiModule(
	proof: { readonly setup?: string | undefined; readonly app?: string | undefined },
	found: FastapiCase
): string {
	return [proof.setup, found.app ?? proof.app].filter((part) => part !== undefined).join('\n');
}
