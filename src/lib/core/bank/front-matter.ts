import * as z from 'zod/mini';
import { itemKinds } from '#lib/core/items/item-kind.ts';
import { webAddressSchema } from '#lib/core/items/web-address.ts';
import type { Report } from './source-file.ts';
import { parseYaml, readBySchema, type YamlSource } from './yaml-source.ts';

const slug = z
	.string()
	.check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower case words joined by -'));

export const frontMatterSchema = z.strictObject({
	kind: z.enum(itemKinds),
	level: z.int().check(z.minimum(1), z.maximum(5)),
	seconds: z.int().check(z.minimum(10), z.maximum(600)),
	subskill: slug,
	family: z.optional(slug),
	applies: z.optional(z.string().check(z.minLength(1))),
	sources: z.optional(z.array(webAddressSchema)),
	claim: z.optional(z.literal('executable')),
	proof: z.optional(slug),
	retired: z.optional(z.literal(true))
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export type SplitFile = {
	readonly frontMatter: FrontMatter;
	readonly yaml: YamlSource;
	/** The Markdown with the front matter blanked out, so that lines stay those of the file. */
	readonly body: string;
};

/** Takes a question file apart. @returns undefined when it cannot be read; why was reported */
export function splitFrontMatter(text: string, report: Report): SplitFile | undefined {
	const match = /^---\n([\s\S]*?)\n---[^\S\n]*(?:\n|$)/.exec(text);
	if (!match) {
		report(1, 'front-matter', 'the file does not start with front matter between two --- lines');
		return undefined;
	}
	const yaml = parseYaml(match[1] ?? '', 2, report);
	const frontMatter = yaml && readBySchema(yaml, frontMatterSchema, report);
	if (!yaml || !frontMatter) return undefined;
	const blank = match[0].replace(/[^\n]/g, '');
	return { frontMatter, yaml, body: blank + text.slice(match[0].length) };
}
