import * as z from 'zod/mini';
import { areaIdSchema, skillIdSchema } from '#lib/core/items/ids.ts';
import type { Catalogue, Skill } from './catalogue.ts';
import type { Report } from './source-file.ts';
import { parseYaml, readBySchema, type YamlSource } from './yaml-source.ts';

export const skillsFile = 'skills.yaml';

const text = z.string().check(z.minLength(1));
const slug = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

const atLeast = z.int().check(z.positive());

export const catalogueSchema = z.strictObject({
	/** What the bank holds at least: questions in all and in each skill, and families of two or more. */
	plan: z.optional(
		z.strictObject({ questions: atLeast, each: atLeast, families: z.int().check(z.nonnegative()) })
	),
	areas: z
		.array(z.strictObject({ id: areaIdSchema, name: text, short: text }))
		.check(z.minLength(1)),
	skills: z.array(
		z.strictObject({
			id: skillIdSchema,
			name: text,
			area: areaIdSchema,
			product: z._default(z.boolean(), false),
			/** How many questions there are at least, where a skill is to have more than each. */
			questions: z.optional(atLeast),
			description: text,
			aliases: z.array(text),
			subskills: z.record(slug, z.int().check(z.positive()))
		})
	)
});

export type Plan = NonNullable<z.infer<typeof catalogueSchema>['plan']>;

export type ParsedCatalogue = {
	readonly plan: Plan | undefined;
	readonly areas: Catalogue['areas'];
	readonly skills: readonly (Skill & {
		readonly questions: number | undefined;
		readonly description: string;
		readonly aliases: readonly string[];
	})[];
	readonly lineOf: YamlSource['lineOf'];
};

/**
 * Reads `skills.yaml`: areas, skills and their blueprints. An alias stands for one skill only.
 * @returns undefined when it cannot be read; what is wrong was reported
 */
export function parseCatalogue(yamlText: string, report: Report): ParsedCatalogue | undefined {
	const yaml = parseYaml(yamlText, 1, report);
	const catalogue = yaml && readBySchema(yaml, catalogueSchema, report);
	if (!yaml || !catalogue) return undefined;
	const areas = new Set<string>();
	catalogue.areas.forEach(({ id }, index) => {
		if (areas.has(id)) report(yaml.lineOf(['areas', index]), 'schema', `"${id}" stands twice`);
		areas.add(id);
	});
	const owners = new Map<string, string>();
	catalogue.skills.forEach((skill, index) => {
		const line = yaml.lineOf(['skills', index]);
		if (!areas.has(skill.area)) report(line, 'schema', `there is no area "${skill.area}"`);
		for (const name of new Set(
			[skill.id, skill.name, ...skill.aliases].map((n) => n.toLowerCase())
		)) {
			const owner = owners.get(name);
			if (owner) report(line, 'schema', `"${name}" stands for ${owner} and ${skill.id}`);
			owners.set(name, skill.id);
		}
	});
	const { areas: named, plan } = catalogue;
	const skills = catalogue.skills.map((skill) => ({
		...skill,
		questions: skill.questions ?? plan?.each
	}));
	return { areas: named, plan, skills, lineOf: yaml.lineOf };
}
