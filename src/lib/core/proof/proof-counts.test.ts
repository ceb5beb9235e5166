import { expect, test } from 'vitest';
import { buildItem } from '#tests/builders/item.ts';
import { proofCounts } from './proof-counts.ts';

const provenOn = (id: string, ...on: readonly string[]) =>
	buildItem('single-choice', {
		id: `sql/${id}`,
		proof: { name: id, on, date: '2026-11-25', file: 'proofs-sql.h.json' }
	});

test('counts what is asked, and every version by itself, newest first', () => {
	const items = [
		provenOn('a', 'PostgreSQL 18.4', 'PostgreSQL 9.6', 'PostgreSQL 15.18'),
		provenOn('b', 'PostgreSQL 18.4'),
		provenOn('c', 'CPython 3.11.2'),
		buildItem('single-choice', { id: 'sql/d' }),
		buildItem('single-choice', { id: 'sql/e', retired: true })
	];
	expect(proofCounts(items)).toEqual({
		proven: 3,
		bySource: 1,
		software: [
			{ on: 'CPython 3.11.2', questions: 1 },
			{ on: 'PostgreSQL 18.4', questions: 2 },
			{ on: 'PostgreSQL 15.18', questions: 1 },
			{ on: 'PostgreSQL 9.6', questions: 1 }
		]
	});
});
