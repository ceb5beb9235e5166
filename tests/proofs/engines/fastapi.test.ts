import { expect, test } from 'vitest';
import { proofSchema, type ProofOf } from '#lib/core/proof/proof.ts';
import { ProofError } from '../engine.ts';
import { startFastapi } from './fastapi.ts';
import { leftBehind } from './left-behind.ts';

type Step = Readonly<Record<string, unknown>>;

const sleepy = `
import asyncio, time
from fastapi import FastAPI
app = FastAPI()

@app.get('/blocks')
async def blocks():
    print('begins')
    time.sleep(0.4)

@app.get('/awaits')
async def awaits():
    print('begins')
    await asyncio.sleep(0.4)

@app.get('/quick')
async def quick():
    return {'ok': True}
`;

function proofOf(app: string, steps: readonly Step[], more: Step = {}): ProofOf<'fastapi'> {
	const proof = proofSchema.parse({
		engine: 'fastapi',
		says: 'What a test needs.',
		app,
		cases: { main: { steps, ...more } },
		claims: {}
	});
	if (proof.engine !== 'fastapi') throw new Error('not a proof of FastAPI');
	return proof;
}

async function traceOf(app: string, steps: readonly Step[], more?: Step) {
	await using fastapi = await startFastapi();
	return await fastapi.run(proofOf(app, steps, more), 'main');
}

test('records status and body of each answer, in the order of the steps', async () => {
	const app = `
from fastapi import FastAPI, Header, Response
app = FastAPI()
seen = []

@app.post('/items', status_code=201)
def add(item: dict, x_user: str = Header()):
    seen.append(x_user)
    return {'got':   item}

@app.get('/seen')
def read():
    return seen

@app.get('/text')
def text():
    return Response('as it is\\n', media_type='text/plain', headers={'X-Kind': 'plain'})
`;
	const trace = await traceOf(app, [
		{ request: 'POST /items', headers: { 'X-User': 'ada' }, json: '{"name": "x"}' },
		{ request: 'GET /seen' },
		{ request: 'GET /text', show: ['X-Kind', 'X-None'] },
		{ request: 'GET /none' },
		{ request: 'GET /none', only: 'status' },
		{ request: 'GET /seen', only: 'body' }
	]);
	expect(trace).toEqual([
		'201 {"got":{"name":"x"}}',
		'200 ["ada"]',
		'200 as it is\nx-kind: plain',
		'404 {"detail":"Not Found"}',
		'404',
		'["ada"]'
	]);
});

test('puts the setup before the app, and gives uvicorn the arguments of the case', async () => {
	const app = `
app = FastAPI()

@app.get('/client')
def client(request: Request):
    return f'{request.url.scheme} {request.client.host}'
`;
	const steps = ['127.0.0.2', '127.0.0.3'].map((from) => ({
		request: 'GET /client',
		headers: { 'X-Forwarded-Proto': 'https' },
		from
	}));
	const trusting = { uvicorn: ['--forwarded-allow-ips', '127.0.0.2'] };
	const proof = {
		...proofOf(app, steps, trusting),
		setup: 'from fastapi import FastAPI, Request'
	};
	await using fastapi = await startFastapi();
	expect(await fastapi.run(proof, 'main')).toEqual([
		'200 "https 127.0.0.2"',
		'200 "http 127.0.0.3"'
	]);
});

test('tells requests that overlap from those that run one after the other', async () => {
	const trace = await traceOf(sleepy, [
		{ request: 'GET /awaits', together: 4 },
		{ request: 'GET /blocks', together: 4 }
	]);
	expect(trace).toEqual(['overlapping', 'one after the other']);
});

test('tells whether an answer comes while another request is still being worked on', async () => {
	const trace = await traceOf(sleepy, [
		{ request: 'GET /quick', during: 'GET /awaits' },
		{ request: 'GET /quick', during: 'GET /blocks' }
	]);
	expect(trace).toEqual([
		'200 {"ok":true} during GET /awaits',
		'200 {"ok":true} after GET /blocks'
	]);
});

test('refuses to judge by a request that is too fast or fails', async () => {
	await expect(traceOf(sleepy, [{ request: 'GET /quick', together: 3 }])).rejects.toThrow(
		/case main, step 1 \(GET \/quick\): one alone takes \d+ ms, and 150 are needed to tell/
	);
	await expect(traceOf(sleepy, [{ request: 'GET /none', together: 3 }])).rejects.toThrow(
		/step 1 \(GET \/none\): got 404 {"detail":"Not Found"}/
	);
});

test('counts the answers to requests sent at once', async () => {
	const app = `
from fastapi import FastAPI, HTTPException
app = FastAPI()
left = [1] * 3

@app.get('/take')
async def take():
    if not left:
        raise HTTPException(409)
    return left.pop()
`;
	expect(await traceOf(app, [{ request: 'GET /take', times: 5 }])).toEqual([
		'2 × 409 {"detail":"Conflict"}\n3 × 200 1'
	]);
});

test('records start and stop, with all that the app printed', async () => {
	const app = `
from fastapi import FastAPI
app = FastAPI()

@app.on_event('startup')
def begin():
    print('startup')

@app.on_event('shutdown')
def end():
    print('shutdown')
`;
	expect(await traceOf(app, [{ server: 'start' }, { server: 'stop' }])).toEqual([
		'starts',
		'startup\nshutdown'
	]);
});

test('records the error of an app that does not start where a step asks for it', async () => {
	const app = `raise ValueError('no settings')`;
	expect(await traceOf(app, [{ server: 'start' }])).toEqual(['ValueError: no settings']);
	await expect(traceOf(app, [{ request: 'GET /' }])).rejects.toThrow(
		'case main, step 1 (GET /): the app does not start: ValueError: no settings'
	);
});

test('runs a program that imports the app, and records what it raised', async () => {
	const script = `
from fastapi.testclient import TestClient
from app import app
print(TestClient(app).get('/quick').json())
raise KeyError('gone')
`;
	expect(await traceOf(sleepy, [{ script }])).toEqual(["{'ok': True}\nKeyError: 'gone'"]);
});

test('records a connection that the server closes before its answer is complete', async () => {
	const app = `
from fastapi import FastAPI
from fastapi.responses import StreamingResponse
app = FastAPI()

@app.get('/broken')
def broken():
    def parts():
        yield 'a'
        raise RuntimeError('no more')
    return StreamingResponse(parts())
`;
	expect(await traceOf(app, [{ request: 'GET /broken' }])).toEqual(['connection closed']);
});

test('stops a case that hangs, names the step and leaves no server', async () => {
	const app = `
import time
from fastapi import FastAPI
app = FastAPI()

@app.get('/hangs')
async def hangs():
    time.sleep(300)
`;
	await using fastapi = await startFastapi(undefined, 5000);
	const run = fastapi.run(proofOf(app, [{ server: 'start' }, { request: 'GET /hangs' }]), 'main');
	await expect(run).rejects.toThrow(ProofError);
	await expect(run).rejects.toThrow('case main, step 2 (GET /hangs): no answer after 5 s');
	expect(leftBehind()).toEqual([]);
});

test('names the versions it runs', async () => {
	await using fastapi = await startFastapi();
	expect(fastapi.on).toMatch(/^FastAPI [\d.]+, uvicorn [\d.]+, CPython [\d.]+$/);
});

test('says which packages to install when they are missing', async () => {
	for (const python of ['no-such-python', 'false']) {
		const start = startFastapi(python);
		await expect(start).rejects.toThrow(ProofError);
		await expect(start).rejects.toThrow(
			'apt-get install python3-fastapi python3-uvicorn python3-httpx'
		);
	}
});
