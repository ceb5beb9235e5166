import { expect, test } from 'vitest';
import { Stopwatch } from './stopwatch.ts';

test('counts only the time it ran, on top of what counted before', () => {
	let now = 100;
	const stopwatch = new Stopwatch(() => now);
	stopwatch.restart(5000);
	now += 1000;
	stopwatch.stop();
	now += 60_000;
	expect(stopwatch.elapsedMs).toBe(6000);
	stopwatch.start();
	now += 500;
	stopwatch.start();
	expect(stopwatch.elapsedMs).toBe(6500);
});
