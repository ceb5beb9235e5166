import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proofSchema, type ProofOf } from '#lib/core/proof/proof.ts';
import { type Engine, ProofError } from '../engine.ts';
import { findPostgres } from './find-postgres.ts';
import { leftBehind } from './left-behind.ts';
import { startPostgres } from './postgres.ts';

const setup = `
	create table accounts (id int primary key, balance int);
	insert into accounts values (1, 100), (2, 100);`;

function proofOf(run: object, tables = setup): ProofOf<'postgres'> {
	const cases = { main: run };
	const says = 'What a test needs.';
	const proof = proofSchema.parse({ engine: 'postgres', says, setup: tables, cases, claims: {} });
	if (proof.engine !== 'postgres') throw new Error('not a proof of PostgreSQL');
	return proof;
}

const versions = findPostgres();

describe.for(versions)('PostgreSQL $version', (binaries) => {
	let postgres: Engine<ProofOf<'postgres'>>;
	beforeAll(async () => {
		postgres = await startPostgres(binaries);
	});
	afterAll(() => postgres[Symbol.asyncDispose]());

	const traceOf = (run: object, tables?: string) => postgres.run(proofOf(run, tables), 'main');

	test('names itself', () => {
		expect(postgres.on).toBe(`PostgreSQL ${binaries.version}`);
	});

	test('records rows, command tags, errors, waits and whom a step lets go', async () => {
		const trace = await traceOf({
			isolation: 'repeatable read',
			steps: [
				{ A: 'select balance, id > 1, null from accounts order by id' },
				{ B: 'select count(*) from accounts' },
				{ A: 'update accounts set balance = 50 where id = 1' },
				{ B: 'update accounts set balance = 70 where id = 1' },
				{ A: 'commit' },
				{ B: 'select 1' },
				{ B: 'commit' }
			],
			final: 'select balance::text from accounts order by id'
		});
		expect(trace).toEqual([
			[
				[100, false, null],
				[100, true, null]
			],
			[[2]],
			'UPDATE 1',
			'waits',
			{
				out: 'COMMIT',
				released: {
					B: {
						out: 'error 40001',
						says: 'could not serialize access due to concurrent update'
					}
				}
			},
			{
				out: 'error 25P02',
				says: 'current transaction is aborted, commands ignored until end of transaction block'
			},
			'ROLLBACK',
			[['50'], ['100']]
		]);
	});

	test('has the session that closes a cycle of waits be the one to fail, each time', async () => {
		const proof = proofOf({
			isolation: 'read committed',
			steps: [
				{ A: 'update accounts set balance = 1 where id = 1' },
				{ B: 'update accounts set balance = 2 where id = 2' },
				{ A: 'update accounts set balance = 1 where id = 2' },
				{ B: 'update accounts set balance = 2 where id = 1' },
				{ A: 'commit' }
			]
		});
		for (let round = 0; round < 10; round++) {
			expect((await postgres.run(proof, 'main'))[3]).toMatchObject({
				out: 'error 40P01',
				released: { A: { out: 'UPDATE 1' } }
			});
		}
	});

	test('follows a chain: one that is let go may let go another', async () => {
		const trace = await traceOf({
			steps: [
				{ A: 'begin' },
				{ A: 'update accounts set balance = 1 where id = 1' },
				{ B: 'update accounts set balance = 2 where id = 1' },
				{ C: 'update accounts set balance = 3 where id = 1' },
				{ A: 'rollback' }
			],
			final: 'select balance from accounts where id = 1'
		});
		expect(trace.slice(2)).toEqual([
			'waits',
			'waits',
			{ out: 'ROLLBACK', released: { B: { out: 'UPDATE 1' }, C: { out: 'UPDATE 1' } } },
			[[3]]
		]);
	});

	test('lets a session wait to the end, and shows the state after it', async () => {
		const trace = await traceOf({
			isolation: 'read committed',
			steps: [
				{ A: 'update accounts set balance = 1 where id = 1' },
				{ B: 'update accounts set balance = 2 where id = 1' }
			],
			final: 'select balance from accounts where id = 1'
		});
		expect(trace).toEqual(['UPDATE 1', 'waits', [[100]]]);
	});

	test('writes a plan down by its nodes and conditions', async () => {
		const trace = await traceOf({
			steps: [{ plan: 'select id from accounts where id = 1 and balance > 5 order by balance' }]
		});
		expect(trace).toEqual([
			'Sort · Sort Key: balance\n' +
				'  Index Scan using accounts_pkey on accounts · Index Cond: (id = 1) · Filter: (balance > 5)'
		]);
	});

	test('runs a setup statement by statement, with bodies in one piece', async () => {
		const tables = `${setup}
			vacuum accounts;
			create function twice(n int) returns int language plpgsql as $$
			begin
				return 2 * n;
			end;
			$$;`;
		expect(await traceOf({ steps: [{ A: 'select twice(21)' }] }, tables)).toEqual([[[42]]]);
	});

	test('every case begins without anything of the one before', async () => {
		const proof = proofOf({
			steps: [{ A: 'set work_mem = 64' }, { A: 'begin' }, { A: 'delete from accounts' }]
		});
		await postgres.run(proof, 'main');
		expect(await postgres.run(proof, 'main')).toEqual(['SET', 'BEGIN', 'DELETE 2']);
	});
});

describe('what goes wrong', () => {
	const [binaries] = versions;
	if (!binaries) throw new Error('there is no PostgreSQL');
	let postgres: Engine<ProofOf<'postgres'>>;
	beforeAll(async () => {
		postgres = await startPostgres(binaries, { stepLimitMs: 1000 });
	});
	afterAll(() => postgres[Symbol.asyncDispose]());

	const failing = async (run: object, tables?: string) => {
		return await postgres.run(proofOf(run, tables), 'main').then(
			() => 'nothing',
			(error: unknown) => (error instanceof ProofError ? error.message : String(error))
		);
	};

	test('a step of a session that still waits names both steps', async () => {
		const steps = [
			{ A: 'begin' },
			{ A: 'lock table accounts' },
			{ B: 'select 1 from accounts' },
			{ B: 'select 2' }
		];
		expect(await failing({ steps })).toBe(
			'case main, step 4 (B: select 2) cannot run: B still waits in case main, step 3 (B: select 1 from accounts)'
		);
	});

	test('a step that neither ends nor waits for a session of the case is named, and ended', async () => {
		const running = postgres.run(proofOf({ steps: [{ A: 'select pg_sleep(1000)' }] }), 'main');
		await expect(running).rejects.toThrow(
			'case main, step 1 (A: select pg_sleep(1000)) neither finished nor waited for a session of the case'
		);
		// The session that hung is gone: the next case has the table for itself.
		const next = proofOf({ steps: [{ A: 'select 1' }] });
		expect(await postgres.run(next, 'main')).toEqual([[[1]]]);
	});

	test('a setup that fails is named with its statement', async () => {
		const message = await failing({ steps: [{ A: 'select 1' }] }, 'create tabel t ();');
		expect(message).toContain('case main, setup: error: syntax error at or near "tabel"');
		expect(message).toContain('create tabel t ();');
	});

	test('a query that has no plan is named', async () => {
		expect(await failing({ steps: [{ plan: 'select nothing' }] })).toContain(
			'case main, step 1 (plan): error: column "nothing" does not exist'
		);
	});

	test('a server that cannot start says so and leaves nothing', async () => {
		const broken = { bin: '/nowhere/bin', version: '99.0' };
		await expect(startPostgres(broken)).rejects.toThrow(
			'PostgreSQL 99.0 in /nowhere/bin does not start'
		);
	});
});

test('no process and no folder is left behind', () => {
	expect(leftBehind()).toEqual([]);
});
