import { canonicalJson } from '#lib/core/log/canonical-json.ts';
import type { EventStamp } from '#lib/core/log/create-event.ts';
import type {
	EventBody,
	EventId,
	EventKind,
	KnownEvent,
	StoredEvent
} from '#lib/core/log/event.ts';
import { eventId, type EventContent } from '#lib/core/log/event-id.ts';
import { parseEvent } from '#lib/core/log/parse-event.ts';
import { createRandom } from '#lib/core/random.ts';
import { sha256 } from '#lib/platform/hash.ts';

type EventOfKind<K extends EventKind> = Extract<KnownEvent, { kind: K }>;

const defaultStamp: EventStamp = { dev: 'laptop', seq: 1, ts: 1_700_000_000_000 };

const defaultBodies: { readonly [K in EventKind]: unknown } = {
	'role-saved': {
		role: {
			id: 'backend-engineer',
			name: 'Backend engineer',
			summary: '',
			groups: [
				{
					kind: 'all-of',
					optional: false,
					weight: 100,
					requirements: [
						{ skill: 'sql', level: 3, range: [2, 3], basis: 'explicit', evidence: 'solid SQL' }
					]
				}
			]
		}
	},
	'role-chosen': { role: 'backend-engineer' },
	'self-rated': { area: 'data', level: 2 },
	'session-started': {
		session: 's1',
		role: 'backend-engineer',
		minutes: 15,
		seed: 'seed',
		bank: 'bank-1',
		engine: '1'
	},
	'item-presented': { session: 's1', item: 'sql/left-join' },
	'item-answered': {
		session: 's1',
		item: 'sql/left-join',
		hash: 'h1',
		response: { kind: 'single-choice', option: 0 },
		earned: 1,
		possible: 1,
		elapsedMs: 20_000
	},
	'session-paused': { session: 's1' },
	'session-finished': { session: 's1', reason: 'decided' },
	'item-practised': {
		item: 'sql/left-join',
		hash: 'h1',
		response: { kind: 'single-choice', option: 0 },
		earned: 1,
		possible: 1,
		elapsedMs: 20_000
	},
	'item-known': { item: 'sql/left-join' },
	'practice-undone': { practice: 'A'.repeat(22) },
	'item-bookmarked': { item: 'sql/left-join', on: true },
	'item-buried': { item: 'sql/left-join', until: 1_700_100_000_000 },
	'item-noted': { item: 'sql/left-join', text: 'Keeps what has no partner.' },
	'events-purged': { ids: [] }
};

/** An event for code that does not check ids: this one is made of the content, but not by SHA-256. */
export function buildEvent<K extends EventKind>(
	kind: K,
	body: Partial<EventBody<K>> = {},
	stamp: Partial<EventStamp> = {}
): EventOfKind<K> {
	const content = contentOf(kind, body, stamp);
	return parsed({ id: idOf(canonicalJson(content)), ...content }) as EventOfKind<K>;
}

/** An event as the app writes it, its id the hash of its content. */
export async function buildHashedEvent<K extends EventKind>(
	kind: K,
	body: Partial<EventBody<K>> = {},
	stamp: Partial<EventStamp> = {}
): Promise<EventOfKind<K>> {
	const content = contentOf(kind, body, stamp);
	return parsed({ id: await eventId(content, sha256), ...content }) as EventOfKind<K>;
}

/** An event that only a later release understands. */
export async function buildUnknownEvent(
	overrides: Partial<EventContent> = {}
): Promise<StoredEvent> {
	const content = {
		v: 1,
		kind: 'badge-earned',
		...defaultStamp,
		body: { z: 'é', a: [1, null] },
		...overrides
	};
	return parsed({ id: await eventId(content, sha256), ...content });
}

function contentOf(kind: EventKind, body: object, stamp: Partial<EventStamp>): EventContent {
	const defaults = defaultBodies[kind] as EventContent['body'];
	return { v: 1, kind, ...defaultStamp, ...stamp, body: { ...defaults, ...body } };
}

function idOf(content: string): EventId {
	const random = createRandom(content);
	const characters = Array.from({ length: 22 }, () => Math.floor(random() * 36).toString(36));
	return characters.join('') as EventId;
}

function parsed(event: StoredEvent): StoredEvent {
	const result = parseEvent(event);
	if (!result.ok) throw new TypeError(`${event.kind}: ${result.error.type}`);
	return result.value;
}
