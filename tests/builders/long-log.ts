import type { EventBody, KnownEvent, SessionId, StoredEvent } from '#lib/core/log/event.ts';
import { eventId } from '#lib/core/log/event-id.ts';
import { writeBackup } from '#lib/core/log/backup.ts';
import { createRandom } from '#lib/core/random.ts';
import { sha256 } from '#lib/platform/hash.ts';

/** A question of the bank, as far as an answer to it needs one. */
export type AskedItem = { readonly id: string; readonly hash: string };

const msPerDay = 86_400_000;
const answersPerSession = 30;

/**
 * Years of use on one device: sessions of thirty single choices, one or a few a day, up to the day before `end`. Ids are
 * those of the app, so that it can be imported.
 * @param count how many events
 */
export async function createLongLog(
	count: number,
	items: readonly AskedItem[],
	end: number
): Promise<StoredEvent[]> {
	const random = createRandom(`long log of ${count}`);
	const perSession = 2 * answersPerSession + 2;
	const sessions = Math.ceil(count / perSession);
	const contents: Omit<KnownEvent, 'id'>[] = [];
	const add = <K extends KnownEvent['kind']>(kind: K, ts: number, body: EventBody<K>) => {
		const content = { v: 1, kind, dev: 'long-log', seq: contents.length + 1, ts, body };
		// The kind and its body belong together by the signature.
		contents.push(content as Omit<KnownEvent, 'id'>);
	};
	for (let s = 0; s < sessions; s++) {
		const session = `session-${s}` as SessionId;
		let ts = end - Math.ceil(((sessions - s) * msPerDay) / 3) - msPerDay;
		const role = 'lead-backend-engineer' as EventBody<'session-started'>['role'];
		add('session-started', ts, {
			session,
			role,
			minutes: 30,
			seed: session,
			bank: 'bank',
			engine: '1'
		});
		for (let a = 0; a < answersPerSession; a++) {
			const { id, hash } = items[Math.floor(random() * items.length)] ?? { id: '', hash: '' };
			const item = id as EventBody<'item-presented'>['item'];
			add('item-presented', (ts += 1000), { session, item });
			add('item-answered', (ts += 30_000), {
				session,
				item,
				hash,
				response: { kind: 'single-choice', option: Math.floor(random() * 4) },
				earned: random() < 0.6 ? 1 : 0,
				possible: 1,
				confidence: 'unsure',
				elapsedMs: 20_000 + Math.floor(random() * 40_000)
			});
		}
		add('session-finished', (ts += 1000), { session, reason: 'time' });
	}
	const wanted = contents.slice(0, count);
	const last = wanted.at(-1);
	// No session is left open, whatever the count.
	if (last && 'session' in last.body && last.kind !== 'session-finished') {
		const body = { session: last.body.session, reason: 'person' } as const;
		wanted[count - 1] = { ...last, kind: 'session-finished', body };
	}
	const events: StoredEvent[] = [];
	for (const content of wanted) {
		// A body that its schema has is a JSON value.
		const stored = content as Omit<StoredEvent, 'id'>;
		events.push({ id: await eventId(stored, sha256), ...stored });
	}
	return events;
}

/** The same as a file for the import. */
export async function createLongBackup(
	count: number,
	items: readonly AskedItem[],
	end: number
): Promise<string> {
	const events = await createLongLog(count, items, end);
	return (await writeBackup(events, { created: end, dev: 'long-log' }, sha256)).join('');
}
