import { expect, test } from 'vitest';
import { judgeSignatures } from './signature-verdict.ts';

const ended = (status: number, stdout: string, stderr = '') =>
	judgeSignatures({ status, stdout, stderr, timedOut: false });
const noKeys = 'found no dependencies to audit that were installed from a supported registry';

test('takes signatures for verified only when npm says that none is wrong or missing', () => {
	expect(ended(0, '{"invalid":[],"missing":[]}')).toEqual({ type: 'Verified' });
	expect(ended(0, '')).toMatchObject({ type: 'Failed' });
	expect(ended(1, '{"invalid":[],"missing":[]}')).toMatchObject({ type: 'Failed' });
});

test('names what is wrong or missing', () => {
	const invalid = [{ name: 'a', version: '1.0.0', code: 'EINTEGRITYSIGNATURE' }];
	const missing = [{ name: 'b', version: '2.0.0' }];
	expect(ended(1, JSON.stringify({ invalid, missing }))).toEqual({
		type: 'Unsigned',
		packages: ['a 1.0.0: EINTEGRITYSIGNATURE', 'b 2.0.0: no signature']
	});
});

test('tells what could not be checked from what is wrong', () => {
	const error = (code: string) => JSON.stringify({ error: { code, summary: 'request failed' } });
	expect(ended(1, error('ENOTFOUND'))).toMatchObject({
		type: 'Unchecked',
		why: 'the keys cannot be had (ENOTFOUND)'
	});
	expect(ended(1, '', `npm error ${noKeys}`)).toMatchObject({
		type: 'Unchecked',
		why: 'the registry publishes no keys'
	});
	expect(judgeSignatures({ status: null, stdout: '', stderr: '', timedOut: true })).toMatchObject({
		type: 'Unchecked'
	});
	expect(ended(1, error('EUSAGE'))).toMatchObject({ type: 'Failed' });
});
