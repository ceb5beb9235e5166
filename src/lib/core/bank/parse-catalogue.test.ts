import { expect, test } from 'vitest';
import { parseCatalogue } from './parse-catalogue.ts';

const yaml = `areas:
  - { id: data, name: Relational data, short: Relational }
skills:
  - id: sql
    name: SQL
    area: data
    description: Asking a relational database.
    aliases: [structured query language]
    subskills: { joins: 2, locks: 1 }
  - id: postgresql
    name: PostgreSQL
    area: data
    product: true
    description: The database as it behaves in production.
    aliases:
      - postgres
      - pg
    subskills:
      vacuum: 1
      locks: 3
`;

function parse(text: string) {
	const issues: string[] = [];
	const catalogue = parseCatalogue(text, (line, rule, message) => {
		issues.push(`${line} ${rule}: ${message}`);
	});
	return { catalogue, issues };
}

test('reads areas, skills, blueprints and aliases', () => {
	const { catalogue, issues } = parse(yaml);
	expect(issues).toEqual([]);
	expect(catalogue?.skills[0]).toEqual({
		id: 'sql',
		name: 'SQL',
		area: 'data',
		product: false,
		description: 'Asking a relational database.',
		aliases: ['structured query language'],
		subskills: { joins: 2, locks: 1 }
	});
	expect(catalogue?.skills[1]).toMatchObject({ product: true, aliases: ['postgres', 'pg'] });
});

test('knows the line of a skill and of a subskill', () => {
	const { catalogue } = parse(yaml);
	expect(catalogue?.lineOf(['skills', 1])).toBe(10);
	expect(catalogue?.lineOf(['skills', 1, 'subskills', 'locks'])).toBe(20);
	expect(catalogue?.lineOf(['skills', 1, 'subskills', 'unheard-of'])).toBe(18);
});

test.for([
	['- pg', '- SQL', '10 schema: "sql" stands for sql and postgresql'],
	[
		'- pg',
		'- Structured Query Language',
		'10 schema: "structured query language" stands for sql and postgresql'
	],
	['id: postgresql', 'id: sql', '10 schema: "sql" stands for sql and sql'],
	['area: data\n    product', 'area: nosql\n    product', '10 schema: there is no area "nosql"'],
	[
		'skills:',
		'  - { id: data, name: Other, short: Other }\nskills:',
		'3 schema: "data" stands twice'
	],
	[
		'product: true',
		'product: perhaps',
		'13 schema: skills.1.product: Invalid input: expected boolean, received string'
	],
	[
		'vacuum: 1',
		'vacuum: 0.5',
		'19 schema: skills.1.subskills.vacuum: Invalid input: expected int, received number'
	],
	[
		'    name: PostgreSQL\n',
		'',
		'10 schema: skills.1.name: Invalid input: expected string, received undefined'
	],
	['name: SQL', 'name: SQL\n    level: 3', '6 schema: skills.0: Unrecognized key: "level"'],
	['name: SQL', 'name: SQL\n    name: SQL', '6 schema: Map keys must be unique']
] as const)('says of %j changed to %j: %s', ([from, to, issue]) => {
	expect(yaml).toContain(from);
	expect(parse(yaml.replace(from, to)).issues).toEqual([issue]);
});
