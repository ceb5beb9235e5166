import { type Role, roleSchema } from '#lib/core/role/role.ts';
import type { Report } from './source-file.ts';
import { parseYaml, readBySchema } from './yaml-source.ts';

/**
 * Reads a preset role, `roles/<id>.yaml`: every skill exists and is asked for once, every level lies in its range.
 * @returns undefined when it cannot be read; what is wrong was reported
 */
export function parseRoleFile(
	yamlText: string,
	id: string,
	skills: ReadonlyMap<string, unknown>,
	report: Report
): Role | undefined {
	const yaml = parseYaml(yamlText, 1, report);
	const role = yaml && readBySchema(yaml, roleSchema, report);
	if (!yaml || !role) return undefined;
	if (role.id !== id) report(yaml.lineOf(['id']), 'schema', `the id is that of the file: "${id}"`);
	const seen = new Set<string>();
	role.groups.forEach((group, g) => {
		group.requirements.forEach(({ skill, level, range, evidence }, r) => {
			const line = yaml.lineOf(['groups', g, 'requirements', r]);
			if (!skills.has(skill)) report(line, 'unknown-skill', `there is no skill "${skill}"`);
			if (seen.has(skill)) report(line, 'schema', `${skill} is asked for twice`);
			seen.add(skill);
			if (level < range[0] || level > range[1]) {
				report(line, 'schema', `${skill}: level ${level} is outside ${range.join('–')}`);
			}
			if (!evidence.trim()) report(line, 'schema', `${skill}: the evidence is empty`);
		});
		if (group.kind === 'any-of' && group.requirements.length < 2) {
			report(yaml.lineOf(['groups', g]), 'schema', 'any-of needs two skills to choose from');
		}
	});
	return role;
}
