import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaFiles, schemaFolder } from './schema-files.ts';

test('the committed schemas are those of the code (npm run schemas)', () => {
	const committed = readdirSync(schemaFolder).map((name): [string, string] => [
		name,
		readFileSync(`${schemaFolder}/${name}`, 'utf8')
	]);
	expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(schemaFiles()));
});

test.for([
	['questions/skills.yaml', 'schemas/skills.schema.json'],
	...readdirSync('questions/roles').map((name) => [
		`questions/roles/${name}`,
		'../schemas/role.schema.json'
	])
] as [string, string][])('%s tells editors its schema', ([file, schema]) => {
	const [first] = readFileSync(file, 'utf8').split('\n');
	expect(first).toBe(`# yaml-language-server: $schema=${schema}`);
	expect([...schemaFiles().keys()]).toContain(schema.split('/').at(-1));
});
