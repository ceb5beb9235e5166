import { performance } from 'node:perf_hooks';
import { createRandom } from '../src/lib/core/random.ts';
import { foldSessions } from '../src/lib/core/session/session.ts';
import { measureSessions } from '../src/lib/core/session/measure-sessions.ts';
import { nextQuestion } from '../src/lib/core/session/next-question.ts';
import { buildEvent } from '../tests/builders/event.ts';
import { createCatalogue, createItems } from '../tests/builders/made-up-bank.ts';
import type { KnownEvent, SessionId } from '../src/lib/core/log/event.ts';
import type { Role } from '../src/lib/core/role/role.ts';

// npx tsx bench/measure-history.ts: what choosing the next question costs after years of answers, in milliseconds.
const catalogue = createCatalogue(8, 53);
const items = createItems(catalogue, 23);
const itemsById = new Map(items.map((item) => [item.id, item]));
const role = {
	id: 'bench',
	name: 'Bench',
	summary: '',
	groups: [
		{
			kind: 'all-of',
			optional: false,
			weight: 100,
			requirements: catalogue.skills.map(({ id }) => ({
				skill: id,
				level: 3,
				range: [3, 3],
				basis: 'explicit',
				evidence: 'bench'
			}))
		}
	]
} as unknown as Role;

function history(answers: number): KnownEvent[] {
	const random = createRandom(`history ${answers}`);
	const events: KnownEvent[] = [];
	for (let i = 0; i < answers; i++) {
		const session = `s${Math.floor(i / 40)}` as SessionId;
		const ts = 1_700_000_000_000 + i * 60_000;
		if (i % 40 === 0) {
			events.push(buildEvent('session-started', { session, minutes: 0 }, { ts, seq: i }));
		}
		const item = items[Math.floor(random() * items.length)];
		if (!item) continue;
		const earned = random() < 0.5 ? 1 : 0;
		events.push(
			buildEvent(
				'item-answered',
				{ session, item: item.id, earned, possible: 1, elapsedMs: 45_000 },
				{ ts, seq: i }
			)
		);
	}
	return events;
}

console.log('answers   fold ms   measure ms   next question ms');
for (const answers of [0, 100, 1000, 10_000]) {
	const last = { session: 'open' as SessionId, minutes: 0 };
	const now = 1_700_000_000_000 + answers * 60_000;
	const events = [
		...history(answers),
		buildEvent('session-started', last, { ts: now, seq: answers })
	];
	const times: number[] = [];
	let folding = 0;
	let measuring = 0;
	for (let run = 0; run < 7; run++) {
		const start = performance.now();
		const sessions = foldSessions(events);
		folding = performance.now() - start;
		const session = sessions.at(-1);
		if (!session) throw new Error('no session');
		const begin = performance.now();
		const before = measureSessions(sessions.slice(0, -1), itemsById, catalogue);
		measuring = performance.now() - begin;
		const from = performance.now();
		nextQuestion(session, { before, itemsById, catalogue, role, now });
		times.push(performance.now() - from);
	}
	const median = times.toSorted((a, b) => a - b)[3] ?? 0;
	console.log(
		String(answers).padStart(7),
		folding.toFixed(1).padStart(9),
		measuring.toFixed(1).padStart(12),
		median.toFixed(1).padStart(12)
	);
}
