import { expect, test } from 'vitest';
import { ageWords } from './age-words.ts';

const minute = 60_000;
const day = 1440 * minute;

test.for([
	[-day, 'just now'],
	[59_999, 'just now'],
	[minute, '1 minute ago'],
	[119 * minute, '1 hour ago'],
	[day - 1, '23 hours ago'],
	[day, '1 day ago'],
	[6 * day, '6 days ago'],
	[21 * day, '3 weeks ago'],
	[45 * day, '1 month ago'],
	[200 * day, '6 months ago'],
	[800 * day, '2 years ago']
] as const)('%d milliseconds are “%s”', ([elapsed, words]) => {
	expect(ageWords(elapsed)).toBe(words);
});
