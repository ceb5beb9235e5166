import * as z from 'zod/mini';
import type { DeepReadonly } from '#lib/core/deep-readonly.ts';
import { webAddressSchema } from './web-address.ts';

/**
 * Text as a small typed tree, rendered by components. There is no HTML in it and no way to put any in:
 * a question, a recruiter's own bank and a job ad are shown by the same code.
 */
export const inlineSchema: z.ZodMiniType<InlineNode> = z.lazy(() =>
	z.union([
		z.string(),
		z.strictObject({ code: z.string() }),
		z.strictObject({ strong: z.array(inlineSchema) }),
		z.strictObject({ em: z.array(inlineSchema) }),
		z.strictObject({ link: z.array(inlineSchema), href: webAddressSchema })
	])
);
type InlineNode =
	| string
	| { code: string }
	| { strong: InlineNode[] }
	| { em: InlineNode[] }
	| { link: InlineNode[]; href: string };

/** What a piece of highlighted code is; the style sheet colours each class in both themes. */
export const tokenClasses = [
	'comment',
	'constant',
	'function',
	'keyword',
	'parameter',
	'punctuation',
	'string'
] as const;
export type TokenClass = (typeof tokenClasses)[number];

/** A run of code: plain, or with a class. */
export const tokenSchema = z.union([z.string(), z.tuple([z.enum(tokenClasses), z.string()])]);

export const codeBlockSchema = z.strictObject({
	kind: z.literal('code'),
	language: z.string(),
	lines: z.array(z.array(tokenSchema))
});

export const blockSchema: z.ZodMiniType<BlockNode> = z.lazy(() =>
	z.discriminatedUnion('kind', [
		z.strictObject({ kind: z.literal('paragraph'), content: z.array(inlineSchema) }),
		codeBlockSchema,
		z.strictObject({
			kind: z.literal('list'),
			ordered: z.boolean(),
			items: z.array(z.array(blockSchema))
		}),
		z.strictObject({
			kind: z.literal('table'),
			head: z.array(z.array(inlineSchema)),
			rows: z.array(z.array(z.array(inlineSchema)))
		}),
		z.strictObject({ kind: z.literal('quote'), content: z.array(blockSchema) })
	])
);
type BlockNode =
	| { kind: 'paragraph'; content: InlineNode[] }
	| z.infer<typeof codeBlockSchema>
	| { kind: 'list'; ordered: boolean; items: BlockNode[][] }
	| { kind: 'table'; head: InlineNode[][]; rows: InlineNode[][][] }
	| { kind: 'quote'; content: BlockNode[] };

export type Inline = DeepReadonly<InlineNode>;
export type Token = DeepReadonly<z.infer<typeof tokenSchema>>;
export type CodeBlock = DeepReadonly<z.infer<typeof codeBlockSchema>>;
export type Block = DeepReadonly<BlockNode>;
