import { expect, test } from 'vitest';
import { proofSchema, type ProofOf } from '#lib/core/proof/proof.ts';
import { ProofError } from '../engine.ts';
import { leftBehind } from './left-behind.ts';
import { startRedis } from './redis.ts';

type Steps = readonly Readonly<Record<string, string | boolean>>[];

function proofOf(steps: Steps, setup?: string): ProofOf<'redis'> {
	const proof = proofSchema.parse({
		engine: 'redis',
		says: 'What a test needs.',
		...(setup === undefined ? {} : { setup }),
		cases: { main: { steps } },
		claims: {}
	});
	if (proof.engine !== 'redis') throw new Error('not a proof of Redis');
	return proof;
}

async function traceOf(steps: Steps, setup?: string) {
	await using redis = await startRedis();
	return await redis.run(proofOf(steps, setup), 'main');
}

test('records every kind of reply as redis-cli prints it', async () => {
	const trace = await traceOf([
		{ A: 'SET greeting "good\\nday"' },
		{ A: 'GET greeting' },
		{ A: "GET 'no such key'" },
		{ A: 'RPUSH list a b' },
		{ A: 'LRANGE list 0 -1' },
		{ A: 'LRANGE nothing 0 -1' },
		{ A: 'INCR list' },
		{ A: 'XADD log 1-1 field value' },
		{ A: 'XRANGE log - +' }
	]);
	expect(trace).toEqual([
		'OK',
		String.raw`"good\nday"`,
		'(nil)',
		'(integer) 2',
		'1) "a"\n2) "b"',
		'(empty array)',
		'(error) WRONGTYPE Operation against a key holding the wrong kind of value',
		'"1-1"',
		'1) 1) "1-1"\n   2) 1) "field"\n      2) "value"'
	]);
});

test('lines up the numbers of a reply with ten and more entries', async () => {
	const [, trace] = await traceOf([{ A: 'RPUSH l 1 2 3 4 5 6 7 8 9 10' }, { A: 'LRANGE l 0 -1' }]);
	expect(trace).toContain(' 9) "9"\n10) "10"');
});

test('sends bytes beyond ASCII and shows them as the server has them', async () => {
	const trace = await traceOf([
		{ A: 'SET town "Kraków"' },
		{ A: 'STRLEN town' },
		{ A: 'GET town' },
		{ A: String.raw`SET raw "\x00\xff"` },
		{ A: 'GET raw' }
	]);
	expect(trace.slice(1, 3)).toEqual(['(integer) 7', String.raw`"Krak\xc3\xb3w"`]);
	expect(trace[4]).toBe(String.raw`"\x00\xff"`);
});

test('runs the setup before the steps of each case, and refuses one that fails', async () => {
	expect(await traceOf([{ B: 'GET a' }], 'SET a 1\nINCR a')).toEqual(['"2"']);
	await expect(traceOf([{ A: 'PING' }], 'INCR')).rejects.toThrow(
		/case main, setup: INCR: ERR wrong number of arguments/
	);
});

test('lets nothing of one case reach another', async () => {
	await using redis = await startRedis();
	const proof = proofSchema.parse({
		engine: 'redis',
		says: 'Two cases.',
		cases: {
			first: { steps: [{ A: 'SET a 1' }, { A: 'CONFIG SET maxmemory 1mb' }] },
			second: { steps: [{ A: 'GET a' }, { A: 'CONFIG GET maxmemory' }] }
		},
		claims: {}
	}) as ProofOf<'redis'>;
	await redis.run(proof, 'first');
	expect(await redis.run(proof, 'second')).toEqual(['(nil)', '1) "maxmemory"\n2) "0"']);
});

test('records that a command blocks, and at the step that releases it what it came to', async () => {
	const trace = await traceOf([
		{ A: 'BLPOP jobs 0' },
		{ B: 'PING' },
		{ B: 'RPUSH jobs x' },
		{ A: 'LLEN jobs' }
	]);
	expect(trace).toEqual([
		'waits',
		'PONG',
		{ out: '(integer) 1', released: { A: { out: '1) "jobs"\n2) "x"' } } },
		'(integer) 0'
	]);
});

test('serves those who wait in the order in which they came', async () => {
	const trace = await traceOf([
		{ A: 'BLPOP jobs 0' },
		{ B: 'BLPOP jobs 0' },
		{ C: 'RPUSH jobs x' },
		{ C: 'RPUSH jobs y' }
	]);
	expect(trace.slice(2)).toEqual([
		{ out: '(integer) 1', released: { A: { out: '1) "jobs"\n2) "x"' } } },
		{ out: '(integer) 1', released: { B: { out: '1) "jobs"\n2) "y"' } } }
	]);
});

test('waits for the end of a command that says how long it blocks', async () => {
	const trace = await traceOf([
		{ A: 'BLPOP jobs 0.1', timesOut: true },
		{ A: 'WAIT 1 50', timesOut: true }
	]);
	expect(trace).toEqual(['(nil)', '(integer) 0']);
});

test('starts a server that crashed on what it left on the disk', async () => {
	const trace = await traceOf([
		{ A: 'SET a 1' },
		{ A: 'SAVE' },
		{ A: 'SET b 2' },
		{ server: 'crash' },
		{ A: 'MGET a b' }
	]);
	expect(trace.slice(3)).toEqual(['starts again', '1) "1"\n2) (nil)']);
});

test('gives the server the settings of the case', async () => {
	const proof = proofOf([{ A: 'SET a 1' }, { server: 'crash' }, { A: 'GET a' }]);
	const cases = {
		main: { ...proof.cases['main']!, config: ['appendonly yes', 'appendfsync always'] }
	};
	await using redis = await startRedis();
	expect(await redis.run({ ...proof, cases }, 'main')).toEqual(['OK', 'starts again', '"1"']);
	const wrong = { main: { ...proof.cases['main']!, config: ['appendonly perhaps'] } };
	await expect(redis.run({ ...proof, cases: wrong }, 'main')).rejects.toThrow(
		/case main, start: Redis does not start: .*appendonly "perhaps"/s
	);
});

test('shows what a watched key does to a transaction', async () => {
	const trace = await traceOf([
		{ A: 'WATCH a' },
		{ A: 'MULTI' },
		{ A: 'SET a mine' },
		{ B: 'SET a theirs' },
		{ A: 'EXEC' }
	]);
	expect(trace).toEqual(['OK', 'OK', 'QUEUED', 'OK', '(nil)']);
});

test('refuses a step of a session that still waits', async () => {
	await expect(traceOf([{ A: 'BLPOP jobs 0' }, { A: 'PING' }])).rejects.toThrow(
		'case main, step 2 (A: PING): A still waits for its command before'
	);
});

test('refuses quotes that do not close, naming the step', async () => {
	await expect(traceOf([{ A: 'SET a "1' }])).rejects.toThrow(
		'case main, step 1 (A: SET a "1): unbalanced quotes in: SET a "1'
	);
});

test('stops a case that hangs, names the step and leaves no server', async () => {
	await using redis = await startRedis('redis-server', 2000);
	const proof = proofOf([{ A: 'PING' }, { B: 'DEBUG SLEEP 60' }]);
	const run = redis.run(proof, 'main');
	await expect(run).rejects.toThrow(ProofError);
	await expect(run).rejects.toThrow('case main, step 2 (B: DEBUG SLEEP 60): no reply after 2 s');
	expect(leftBehind()).toEqual([]);
});

test('says so when the server ends during a step', async () => {
	await expect(traceOf([{ A: 'SHUTDOWN NOSAVE' }])).rejects.toThrow(
		'case main, step 1 (A: SHUTDOWN NOSAVE): the server closed the connection'
	);
});

test('names the version it runs', async () => {
	await using redis = await startRedis();
	expect(redis.on).toMatch(/^Redis \d+\.\d+\.\d+$/);
});

test('says which package to install when Redis is missing', async () => {
	const start = startRedis('no-such-redis-server');
	await expect(start).rejects.toThrow(ProofError);
	await expect(start).rejects.toThrow('apt-get install redis-server');
});
