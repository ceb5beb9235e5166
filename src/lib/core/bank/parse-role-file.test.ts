import { expect, test } from 'vitest';
import { parseRoleFile } from './parse-role-file.ts';

const yaml = `id: data-engineer
name: Data engineer
summary: Asks and looks after relational databases.
groups:
  - kind: all-of
    optional: false
    weight: 100
    requirements:
      - { skill: sql, level: 3, range: [3, 4], basis: explicit, evidence: "Strong SQL." }
  - kind: any-of
    optional: true
    weight: 40
    requirements:
      - { skill: redis, level: 2, range: [1, 3], basis: inferred, evidence: "A cache or a queue." }
      - { skill: kafka, level: 2, range: [1, 3], basis: inferred, evidence: "A cache or a queue." }
`;
const skills = new Map(['sql', 'redis', 'kafka'].map((id) => [id, {}]));

function parse(text: string, id = 'data-engineer') {
	const issues: string[] = [];
	const role = parseRoleFile(text, id, skills, (line, rule, message) => {
		issues.push(`${line} ${rule}: ${message}`);
	});
	return { role, issues };
}

test('reads groups of requirements', () => {
	const { role, issues } = parse(yaml);
	expect(issues).toEqual([]);
	expect(role?.groups.map((group) => [group.kind, group.requirements.length])).toEqual([
		['all-of', 1],
		['any-of', 2]
	]);
});

test.for([
	['skill: kafka', 'skill: rabbitmq', '15 unknown-skill: there is no skill "rabbitmq"'],
	['skill: kafka', 'skill: sql', '15 schema: sql is asked for twice'],
	['level: 3, range: [3, 4]', 'level: 2, range: [3, 4]', '9 schema: sql: level 2 is outside 3–4'],
	['level: 3, range: [3, 4]', 'level: 3, range: [4, 3]', '9 schema: sql: level 3 is outside 4–3'],
	[
		'level: 3',
		'level: 9',
		'9 schema: groups.0.requirements.0.level: Too big: expected number to be <=4'
	],
	['"Strong SQL."', '" "', '9 schema: sql: the evidence is empty'],
	['all-of', 'any-of', '5 schema: any-of needs two skills to choose from'],
	['weight: 40', 'weight: 140', '12 schema: groups.1.weight: Too big: expected number to be <=100'],
	['weight: 40', 'weight: 40\n    note: late', '13 schema: groups.1: Unrecognized key: "note"'],
	['id: data-engineer', 'id: someone', '1 schema: the id is that of the file: "data-engineer"']
] as const)('says of %j changed to %j: %s', ([from, to, issue]) => {
	expect(yaml).toContain(from);
	expect(parse(yaml.replace(from, to)).issues).toEqual([issue]);
});

test('is not read where it is no YAML at all', () => {
	const { role, issues } = parse('id: [');
	expect(role).toBeUndefined();
	expect(issues).toEqual([expect.stringMatching(/^1 schema: /)]);
});
