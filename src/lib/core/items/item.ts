import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { fullRecordedSchema } from '#lib/core/proof/outcome.ts';
import { itemIdSchema, skillIdSchema } from './ids.ts';
import type { ItemKind } from './item-kind.ts';
import { blockSchema, codeBlockSchema, inlineSchema } from './rich-text.ts';
import { webAddressSchema } from './web-address.ts';

const text = z.array(inlineSchema);
const explained = { text, rationale: text };
const option = z.strictObject({ ...explained, correct: z.boolean() });
const lineNumber = z.int().check(z.positive());
const index = z.int().check(z.nonnegative());

/** Where the key was executed: the software, newest first, the day of the newest run, and the file that holds the recording. */
const proof = z.strictObject({
	name: z.string(),
	on: z.array(z.string()).check(z.minLength(1)),
	date: z.iso.date(),
	file: z.string()
});

/** What every question has; `hash` names this very wording, so that an answer tells what was read; a proof is
 * no part of it. */
const common = {
	id: itemIdSchema,
	hash: z.string(),
	skill: skillIdSchema,
	subskill: z.string(),
	level: z.int().check(z.minimum(1), z.maximum(5)),
	seconds: z.int().check(z.positive()),
	family: z.optional(z.string()),
	applies: z.optional(z.string()),
	sources: z.array(webAddressSchema),
	proof: z.optional(proof),
	retired: z.optional(z.literal(true)),
	stem: z.array(blockSchema),
	why: z.array(blockSchema)
};

/** A compiled question with its key. Indexes everywhere are zero-based authored positions; lines count from 1. */
export const itemSchema = z.discriminatedUnion('kind', [
	z.strictObject({ ...common, kind: z.literal('single-choice'), options: z.array(option) }),
	z.strictObject({ ...common, kind: z.literal('multiple-choice'), options: z.array(option) }),
	z.strictObject({ ...common, kind: z.literal('true-false'), statements: z.array(option) }),
	z.strictObject({
		...common,
		kind: z.literal('ordering'),
		/** In the right order. */
		entries: z.array(z.strictObject(explained))
	}),
	z.strictObject({
		...common,
		kind: z.literal('matching'),
		heads: z.tuple([text, text]),
		/** `right` is the index in `rights` that belongs to this left side. */
		lefts: z.array(z.strictObject({ ...explained, right: z.int() })),
		/** A right side that belongs to no left carries a rationale of its own. */
		rights: z.array(z.strictObject({ text, rationale: z.optional(text) }))
	}),
	z.strictObject({
		...common,
		kind: z.literal('numeric'),
		value: z.number(),
		tolerance: z.number(),
		unit: z.optional(z.string()),
		rationale: text,
		mistakes: z.array(z.strictObject({ value: z.number(), rationale: text }))
	}),
	z.strictObject({
		...common,
		kind: z.literal('short-text'),
		accepted: z.array(z.string()),
		rationale: text,
		mistakes: z.array(z.strictObject({ text: z.string(), rationale: text }))
	}),
	z.strictObject({
		...common,
		kind: z.literal('faulty-line'),
		code: codeBlockSchema,
		line: lineNumber,
		rationale: text,
		mistakes: z.array(z.strictObject({ line: lineNumber, rationale: text }))
	}),
	z.strictObject({
		...common,
		kind: z.literal('schedule'),
		setup: z.optional(codeBlockSchema),
		/** Session → isolation level at which its transaction began before the first step. */
		isolation: z.optional(z.record(z.string(), z.string())),
		/** As they were run, up to the last one asked; `who` is the session, and none for the query at the end. */
		steps: z.array(
			z.strictObject({
				who: z.optional(z.string()),
				code: codeBlockSchema,
				recorded: fullRecordedSchema
			})
		),
		/** In the order of the run. */
		asked: z.array(
			z.strictObject({
				step: index,
				/** The session whose waiting statement is asked about, instead of the step's own. */
				released: z.optional(z.string()),
				/** Outcomes in words, a line for each row. */
				choices: z.array(z.string()),
				right: index,
				rationale: text
			})
		)
	})
]);

export type Item = DeepReadonly<z.infer<typeof itemSchema>>;
export type ItemOfKind<K extends ItemKind> = Extract<Item, { kind: K }>;
