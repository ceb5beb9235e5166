import { expect, test } from 'vitest';
import { laboratory } from '#tests/builders/recorded-laboratory.ts';
import { readLabAddress, writeLabAddress } from './lab-address.ts';

const read = (address: string) => {
	const result = readLabAddress(address, laboratory);
	return result.ok ? writeLabAddress(result.value) : result.error;
};

test.for([
	'lost-update/serializable/AABABB',
	'read-only-anomaly/repeatable-read/ABBCCAA',
	'dirty-read/read-uncommitted/BABAB'
])('reads back the address %s', (address) => {
	expect(read(address)).toBe(address);
});

test.for([
	['', 'dirty-read/read-committed/AABBB'],
	['deadlock', 'deadlock/read-committed/AAABBB'],
	['deadlock/serializable', 'deadlock/serializable/AAABBB']
] as const)('begins where the address %o ends', ([address, full]) => {
	expect(read(address)).toBe(full);
});

test.for([
	['fuzzy-read', { type: 'UnknownAnomaly', name: 'fuzzy-read' }],
	['lost-update/snapshot/AABABB', { type: 'UnknownLevel', name: 'snapshot' }],
	['lost-update/serializable/AABAB', { type: 'OtherSteps', name: 'AABAB' }],
	['lost-update/serializable/AABABX', { type: 'OtherSteps', name: 'AABABX' }],
	['lost-update/serializable/aababb', { type: 'OtherSteps', name: 'aababb' }]
] as const)('refuses %s, and says which part', ([address, error]) => {
	expect(read(address)).toEqual(error);
});
