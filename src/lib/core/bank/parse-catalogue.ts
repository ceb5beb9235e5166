import * as z from 'zod/mini';
import { areaIdSchema, skillIdSchema } from '#lib/core/items/ids.ts';
import type { Catalogue, Skill } from './catalogue.ts';
import type { Report } from './source-file.ts';
import { parseYaml, readBySchema, type YamlSource } from './yaml-source.ts';

export const skillsFile = 'skills.yaml';

const text = z.string().check(z.minLength(1));
const slug = z.string().check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/));

export const catalogueSchema = z.strictObject({
	areas: z
		.array(z.strictObject({ id: areaIdSchema, name: text, short: text }))
		.check(z.minLength(1)),
	skills: z.array(
		z.strictObject({
			id: skillIdSchema,
			name: text,
			area: areaIdSchema,
			product: z._default(z.boolean(), false),
			description: text,
			aliases: z.array(text),
			subskills: z.record(slug, z.int().check(z.positive()))
		})
	)
});

export type ParsedCatalogue = {
	readonly areas: Catalogue['areas'];
	readonly skills: readonly (Skill & {
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
	return { ...catalogue, lineOf: yaml.lineOf };
}
