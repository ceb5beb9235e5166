import { readdirSync, readFileSync } from 'node:fs';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const folder = 'tests/fixtures/lint';
/** Type-aware rules read the whole project once. */
const timeout = 60_000;
const eslint = new ESLint();

async function brokenRules(code: string, filePath: string): Promise<(string | null)[]> {
	const [result] = await eslint.lintText(code, { filePath });
	return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

// The first line of a fixture names the file it stands in for, and the one rule that it breaks.
test.for(readdirSync(folder))('lint refuses %s', { timeout }, async (name) => {
	const code = readFileSync(`${folder}/${name}`, 'utf8');
	const [, filePath = '', rule] = /In (\S+): (\S+)/.exec(code) ?? [];
	expect(await brokenRules(code, filePath)).toEqual([rule]);
});

test.for([
	['src/lib/core/result.ts', 'export const day = (ms: number) => new Date(ms);'],
	['src/lib/core/bank/issue.ts', 'export { parse } from "yaml";'],
	['src/lib/app/mettle.svelte.ts', 'export { sha256 } from "#lib/platform/hash.ts";'],
	['src/lib/ui/level-words.ts', 'export { levelCut } from "#lib/core/measure/levels.ts";']
] as const)('lint lets %s say: %s', { timeout }, async ([filePath, code]) => {
	expect(await brokenRules(code, filePath)).toEqual([]);
});
