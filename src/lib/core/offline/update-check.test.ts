import { expect, test } from 'vitest';
import { isCheckDue } from './update-check.ts';

const hour = 3_600_000;

test.for([
	['at once', 0, false],
	['after an hour', hour, false],
	['after more than an hour', hour + 1, true],
	['when the clock was put back by days', -48 * hour, true]
] as const)('a check %s: %s ms later is due: %s', ([, elapsed, due]) => {
	expect(isCheckDue(10 * hour + elapsed, 10 * hour)).toBe(due);
});
