import { expect, test } from 'vitest';
import { retryLostConnection } from '#lib/platform/storage/retry-lost-connection.ts';

const lost = () => new DOMException('Connection to Indexed Database server lost', 'UnknownError');

/** An operation that fails so many times, and a count of the reopened connections. */
function failing(times: number, error: () => Error = lost) {
	let calls = 0;
	let reopened = 0;
	const operation = async () => {
		if (calls++ < times) throw error();
		return 'done';
	};
	const reopen = async () => {
		reopened++;
	};
	return { operation, reopen, counts: () => ({ calls, reopened }) };
}

test.for([0, 1, 2, 3])(
	'a connection lost %d times in a row is reopened as often',
	async (times) => {
		const { operation, reopen, counts } = failing(times);
		expect(await retryLostConnection(operation, reopen)).toEqual({ ok: true, value: 'done' });
		expect(counts()).toEqual({ calls: times + 1, reopened: times });
	}
);

test('gives up after the third retry', async () => {
	const { operation, reopen, counts } = failing(4);
	const result = await retryLostConnection(operation, reopen);
	expect(result).toEqual({ ok: false, error: { type: 'StorageLost' } });
	expect(counts()).toEqual({ calls: 4, reopened: 3 });
});

test('counts a connection that does not reopen as a retry', async () => {
	const { operation, counts } = failing(9);
	const result = await retryLostConnection(operation, () => Promise.reject(lost()));
	expect(result).toEqual({ ok: false, error: { type: 'StorageLost' } });
	expect(counts().calls).toBe(1);
});

test('does not retry where there is no room', async () => {
	const { operation, reopen, counts } = failing(
		1,
		() => new DOMException('', 'QuotaExceededError')
	);
	const result = await retryLostConnection(operation, reopen);
	expect(result).toEqual({ ok: false, error: { type: 'StorageFull' } });
	expect(counts()).toEqual({ calls: 1, reopened: 0 });
});

test('lets a defect through', async () => {
	const { operation, reopen } = failing(1, () => new TypeError('x is undefined'));
	await expect(retryLostConnection(operation, reopen)).rejects.toThrow('x is undefined');
});
