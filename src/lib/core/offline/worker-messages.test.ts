import { expect, test } from 'vitest';
import { parsePageMessage, parseProgress, parseStatus } from './worker-messages.ts';

const status = { release: 'r1', files: 3, bytes: 99, complete: true };

test('reads what a page asks and drops what came with it', () => {
	expect(parsePageMessage({ type: 'SKIP_WAITING', more: 1 })).toEqual({ type: 'SKIP_WAITING' });
	expect(parsePageMessage({ type: 'STATUS' })).toEqual({ type: 'STATUS' });
});

test('reads progress and status', () => {
	expect(parseProgress({ type: 'PROGRESS', done: 1, total: 2 })).toEqual({
		type: 'PROGRESS',
		done: 1,
		total: 2
	});
	expect(parseStatus(status)).toEqual(status);
});

test.for([
	undefined,
	null,
	'STATUS',
	7,
	[],
	{},
	{ type: 'OTHER' },
	{ type: 'PROGRESS', done: '1' }
])('takes %j for no message', (data) => {
	expect([parsePageMessage(data), parseProgress(data), parseStatus(data)]).toEqual([
		undefined,
		undefined,
		undefined
	]);
});

test.for(['release', 'files', 'bytes', 'complete'])(
	'takes a status without %s for none',
	(name) => {
		expect(parseStatus({ ...status, [name]: undefined })).toBeUndefined();
	}
);
