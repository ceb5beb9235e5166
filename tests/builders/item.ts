import fc from 'fast-check';
import type { CodeBlock, Inline } from '#lib/core/items/rich-text.ts';
import type { ItemKind } from '#lib/core/items/item-kind.ts';
import { type Item, type ItemOfKind, itemSchema } from '#lib/core/items/item.ts';

/** Stands in every text that only a scored question may show. */
export const secretSign = '§';

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const address = fc.webUrl({ validSchemes: ['https'] });
const inline: fc.Arbitrary<Inline> = fc.oneof(
	word,
	fc.record({ code: word }),
	fc.record({ strong: fc.tuple(word) }),
	fc.record({ em: fc.tuple(word) }),
	fc.record({ link: fc.tuple(word), href: address })
);
const text = fc.array(inline, { minLength: 1, maxLength: 3 });
const secretWord = word.map((shown) => secretSign + shown);
const rationale = fc.tuple(secretWord, fc.record({ code: secretWord }));
const explained = { text, rationale };
const code: fc.Arbitrary<CodeBlock> = fc.record({
	kind: fc.constant('code' as const),
	language: fc.constant('sql'),
	lines: fc.array(fc.tuple(word, fc.tuple(fc.constant('keyword' as const), word)), {
		minLength: 3,
		maxLength: 8
	})
});
const paragraph = (content: fc.Arbitrary<readonly Inline[]>) =>
	fc.record({ kind: fc.constant('paragraph' as const), content });

const requiredFields = fc.record({
	id: word.map((slug) => `sql/${slug}`),
	hash: word,
	skill: fc.constant('sql'),
	subskill: word,
	level: fc.integer({ min: 1, max: 5 }),
	seconds: fc.integer({ min: 10, max: 600 }),
	sources: fc.tuple(address),
	stem: fc.array(fc.oneof(paragraph(text), code), { minLength: 1, maxLength: 3 }),
	why: fc.tuple(paragraph(rationale))
});
const proof = fc.record({
	name: word,
	on: fc.tuple(fc.constant('PostgreSQL 18.4')),
	date: fc.constant('2026-11-25'),
	file: word
});
const optionalFields = fc.record(
	{ family: word, applies: word, proof, retired: fc.constant(true) },
	{ requiredKeys: [] }
);

/** A question with the parts of its kind, and any of the fields that all kinds have. */
function item<K extends ItemKind>(
	kind: K,
	parts: Readonly<Record<string, fc.Arbitrary<unknown>>>
): fc.Arbitrary<ItemOfKind<K>> {
	return fc
		.tuple(fc.record(parts), requiredFields, optionalFields)
		.map(([own, required, optional]) => parsed(kind, { ...own, ...required, ...optional }));
}

function parsed<K extends ItemKind>(kind: K, fields: object): ItemOfKind<K> {
	const item: Item = itemSchema.parse({ kind, ...fields });
	return item as ItemOfKind<K>; // the kind is set above
}

const option = fc.record({ ...explained, correct: fc.boolean() });
const session = fc.constantFrom('A', 'B');
/** @param outcome secret from the first asked step on */
const step = (outcome: fc.Arbitrary<string>) =>
	fc.record({
		who: session,
		code,
		recorded: fc.record(
			{
				out: fc.oneof(outcome, fc.tuple(fc.tuple(outcome))),
				says: outcome,
				released: fc.record({ B: fc.record({ out: outcome }) })
			},
			{ requiredKeys: ['out'] }
		)
	});
const askedStep = fc
	.tuple(fc.uniqueArray(word, { minLength: 2, maxLength: 6 }), fc.nat())
	.chain(([choices, right]) =>
		fc.record(
			{
				choices: fc.constant(choices),
				right: fc.constant(right % choices.length),
				released: session,
				rationale
			},
			{ requiredKeys: ['choices', 'right', 'rationale'] }
		)
	);
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

/** Any question of a kind. Options, entries and rows are as many as the bank check allows. */
export const itemsOfKind: { readonly [K in ItemKind]: fc.Arbitrary<ItemOfKind<K>> } = {
	'single-choice': fc
		.tuple(fc.array(option, { minLength: 3, maxLength: 5 }), fc.nat())
		.chain(([options, key]) =>
			item('single-choice', {
				options: fc.constant(
					options.map((each, index) => ({ ...each, correct: index === key % options.length }))
				)
			})
		),
	'multiple-choice': fc
		.tuple(fc.array(option, { minLength: 4, maxLength: 6 }), fc.nat())
		.chain(([options, key]) =>
			item('multiple-choice', {
				options: fc.constant(
					options.map((each, index) => ({
						...each,
						correct: each.correct || index === key % options.length
					}))
				)
			})
		),
	'true-false': item('true-false', {
		statements: fc.array(option, { minLength: 3, maxLength: 6 })
	}),
	ordering: item('ordering', {
		entries: fc.array(fc.record(explained), { minLength: 3, maxLength: 6 })
	}),
	matching: fc.integer({ min: 3, max: 8 }).chain((rights) =>
		item('matching', {
			heads: fc.tuple(text, text),
			lefts: fc.array(fc.record({ ...explained, right: fc.nat(rights - 1) }), {
				minLength: 3,
				maxLength: 8
			}),
			rights: fc.array(fc.record(explained, { requiredKeys: ['text'] }), {
				minLength: rights,
				maxLength: rights
			})
		})
	),
	numeric: item('numeric', {
		value: finite,
		tolerance: fc.constantFrom(0, 0.5, 10),
		unit: word,
		rationale,
		mistakes: fc.tuple(fc.record({ value: finite, rationale }))
	}),
	'short-text': item('short-text', {
		accepted: fc.array(secretWord, { minLength: 1, maxLength: 3 }),
		rationale,
		mistakes: fc.tuple(fc.record({ text: secretWord, rationale }))
	}),
	'faulty-line': code.chain((block) =>
		item('faulty-line', {
			code: fc.constant(block),
			line: fc.integer({ min: 1, max: block.lines.length }),
			rationale,
			mistakes: fc.array(
				fc.record({ line: fc.integer({ min: 1, max: block.lines.length }), rationale }),
				{ minLength: 2, maxLength: 3 }
			)
		})
	),
	schedule: fc
		.tuple(fc.nat(2), fc.array(askedStep, { minLength: 3, maxLength: 6 }), fc.nat(2))
		.chain(([before, asked, apart]) => {
			const steps = asked.map((_, index) => before + index * (1 + apart));
			const count = (steps.at(-1) ?? 0) + 1;
			return item('schedule', {
				setup: code,
				isolation: fc.constant({ A: 'serializable' }),
				steps: fc.tuple(...times(before, step(word)), ...times(count - before, step(secretWord))),
				asked: fc.constant(asked.map((one, index) => ({ ...one, step: steps[index] })))
			});
		})
};

/** Any question of any kind. */
export const anyItem: fc.Arbitrary<Item> = fc.oneof(...Object.values(itemsOfKind));

const paragraphOf = (shown: string) => [{ kind: 'paragraph', content: [shown] }];
const because = ['So that it can be told apart.'];
const options = ['one', 'two', 'three', 'four'].map((shown, index) => ({
	text: [shown],
	rationale: because,
	correct: index === 1
}));

const defaultParts: { readonly [K in ItemKind]: object } = {
	'single-choice': { options },
	'multiple-choice': { options },
	'true-false': { statements: options },
	ordering: { entries: options.map(({ text, rationale }) => ({ text, rationale })) },
	matching: {
		heads: [['Left'], ['Right']],
		lefts: [0, 1, 2].map((right) => ({ text: [`left ${right}`], rationale: because, right })),
		rights: [0, 1, 2].map((right) => ({ text: [`right ${right}`] }))
	},
	numeric: { value: 10, tolerance: 0, rationale: because, mistakes: [] },
	'short-text': { accepted: ['SKIP LOCKED'], rationale: because, mistakes: [] },
	'faulty-line': {
		code: { kind: 'code', language: 'text', lines: [['a'], [], ['b'], ['c']] },
		line: 3,
		rationale: because,
		mistakes: []
	},
	schedule: {
		steps: ['A', 'B', 'A', 'B'].map((who, index) => ({
			who,
			code: { kind: 'code', language: 'sql', lines: [[`update ${index}`]] },
			recorded: { out: 'UPDATE 1' }
		})),
		asked: [1, 2, 3].map((step) => ({
			step,
			choices: ['waits', 'UPDATE 1', 'error 40001'],
			right: 1,
			rationale: because
		}))
	}
};

/** A question with the fields that matter to a test; the rest is filled. */
export function buildItem<K extends ItemKind>(
	kind: K,
	fields: Partial<Omit<ItemOfKind<K>, 'kind' | 'id' | 'skill'>> & {
		readonly id?: string;
		readonly skill?: string;
	} = {}
): ItemOfKind<K> {
	return parsed(kind, {
		id: 'sql/left-join',
		hash: 'h1',
		skill: fields.id?.split('/')[0] ?? 'sql',
		subskill: 'joins',
		level: 2,
		seconds: 60,
		sources: ['https://www.postgresql.org/docs/18/queries-table-expressions.html'],
		stem: paragraphOf('Which rows does the query return?'),
		why: paragraphOf('An outer join keeps what has no partner.'),
		...defaultParts[kind],
		...fields
	});
}
