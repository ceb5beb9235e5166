import { describe, expect, test } from 'vitest';
import { remindsOfBackup } from './backup-reminder.ts';

const day = 86_400_000;
const now = 1000 * day;
const log = { answers: 0, firstAt: now - day, backup: undefined, offAt: undefined, now };
const backup = (answers: number, daysAgo: number) => ({ answers, at: now - daysAgo * day });

describe('without a backup', () => {
	test.for([
		['nothing yet', 0, 100, false],
		['a session or two of this week', 49, 6, false],
		['fifty answers, all of today', 50, 0, true],
		['twenty answers that are a month old', 20, 30, false],
		['twenty answers that are older than that', 20, 31, true],
		['nineteen answers, however old', 19, 900, false]
	] as const)('%s', ([, answers, daysAgo, reminds]) => {
		expect(remindsOfBackup({ ...log, answers, firstAt: now - daysAgo * day })).toBe(reminds);
	});
});

describe('since the last backup', () => {
	test.for([
		['nothing', 400, backup(400, 900), false],
		['forty-nine answers', 449, backup(400, 3), false],
		['fifty answers', 450, backup(400, 3), true],
		['twenty answers in thirty days', 420, backup(400, 30), false],
		['twenty answers in more', 420, backup(400, 31), true],
		['fewer answers than it holds', 3, backup(400, 900), false]
	] as const)('%s', ([, answers, mark, reminds]) => {
		expect(remindsOfBackup({ ...log, firstAt: 0, answers, backup: mark })).toBe(reminds);
	});
});

describe('put off', () => {
	test('it stays away for another fifty answers, however long they take', () => {
		const off = { ...log, firstAt: 0, offAt: 60 };
		const reminds = [60, 109, 110].map((answers) => remindsOfBackup({ ...off, answers }));
		expect(reminds).toEqual([false, false, true]);
	});

	test('it is asked anew after the next backup', () => {
		const saved = { ...log, offAt: 60, backup: backup(65, 31) };
		expect(remindsOfBackup({ ...saved, answers: 85 })).toBe(true);
	});

	test('it is asked anew by a log that began anew', () => {
		expect(remindsOfBackup({ ...log, offAt: 400, answers: 50 })).toBe(true);
	});
});
