import { expect, test } from 'vitest';
import { mistakeReport } from './mistake-report.ts';

const question = { id: 'transactions/lost-update', hash: 'Ab3_x9QzLm01' };

test('names the question, its wording and the bank, and asks for what is wrong', () => {
	const text = mistakeReport(question, 'BPZJbidK3JRW');
	expect(text).toContain(
		'Question: transactions/lost-update\nWording: Ab3_x9QzLm01\nBank: BPZJbidK3JRW\n'
	);
	expect(text).toMatch(/What is wrong:/);
});

test('says so where the bank is not known', () => {
	expect(mistakeReport(question, undefined)).toContain('Bank: unknown');
});
