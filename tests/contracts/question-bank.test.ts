import { describe, expect, test } from 'vitest';
import { compileBank } from '#lib/core/bank/compile-bank.ts';
import { figuresOf } from '#lib/core/bank/figures.ts';
import { formatIssue } from '#lib/core/bank/issue.ts';
import { itemSchema } from '#lib/core/items/item.ts';
import { scoreResponse } from '#lib/core/items/score.ts';
import { keyResponse } from '#tests/builders/key-response.ts';
import { contentHash } from '../../scripts/content-hash.ts';
import { createHighlight } from '../../scripts/highlight.ts';
import { readBankFiles } from '../../scripts/read-bank-files.ts';

const files = await readBankFiles('questions');
const { bank, issues } = compileBank(files, {
	highlight: await createHighlight(),
	hash: contentHash
});
const { areas, skills } = bank.catalogue;
const figuresBySkill = new Map<string, ReturnType<typeof figuresOf>>(
	skills.map(({ id }) => [id, figuresOf(bank.items.filter((item) => item.skill === id))])
);

describe('the bank that ships', () => {
	test('breaks no rule, not even a warning', () => {
		expect(issues.map(formatIssue)).toEqual([]);
	});

	test('covers 53 skills in 8 areas', () => {
		expect(skills).toHaveLength(53);
		expect(areas).toHaveLength(8);
		expect(new Set(skills.map((skill) => skill.area)).size).toBe(8);
	});

	test.for(['transactions', 'eventual-consistency', 'fastapi'])(
		'measures %s in depth: levels 1 to 4, in four kinds or more',
		(skill) => {
			const figures = figuresBySkill.get(skill);
			expect(figures?.questions).toBeGreaterThanOrEqual(16);
			expect(figures?.byLevel.slice(0, 4).every((count) => count > 0)).toBe(true);
			const kinds = Object.values(figures?.byKind ?? {}).filter((count) => count > 0);
			expect(kinds.length).toBeGreaterThanOrEqual(4);
		}
	);

	test('asks about every skill at least twice', () => {
		const thin = skills.filter(({ id }) => (figuresBySkill.get(id)?.questions ?? 0) < 2);
		expect(thin.map((skill) => skill.id)).toEqual([]);
	});

	test('has a role that asks for every skill once, each with the words that do', () => {
		const role = bank.roles.find(({ id }) => id === 'lead-backend-engineer');
		const requirements = role?.groups.flatMap((group) => group.requirements) ?? [];
		expect(requirements.map(({ skill }) => skill).toSorted()).toEqual(
			skills.map(({ id }) => id).toSorted()
		);
		expect(requirements.filter(({ evidence }) => !evidence.trim())).toEqual([]);
	});

	test('holds questions that parse, and that their key answers in full', () => {
		expect(bank.items.length).toBeGreaterThanOrEqual(3 * 16 + 50 * 2);
		const failing = bank.items.filter((item) => {
			const { earned, possible } = scoreResponse(item, keyResponse(item));
			return !itemSchema.safeParse(item).success || earned !== possible || possible < 1;
		});
		expect(failing.map((item) => item.id)).toEqual([]);
	});
});
