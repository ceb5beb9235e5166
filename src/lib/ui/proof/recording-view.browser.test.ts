import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { RecordedCase, Recording } from '#lib/core/proof/recording.ts';
import RecordingView from './RecordingView.svelte';

const step = (who: string | undefined, did: string, recorded: string) => ({
	who,
	did,
	language: 'sql',
	label: undefined,
	recorded
});

const caseOf = (name: string, steps: RecordedCase['steps']): RecordedCase => ({
	name,
	title: undefined,
	setup: undefined,
	isolation: { A: 'serializable', B: 'serializable' },
	steps
});

const schedule = caseOf('main', [
	step('A', 'select 1', 'SELECT 1'),
	step('B', 'select 2', 'SELECT 1')
]);

const alone = caseOf('alone', [step('A', 'select 1', 'SELECT 1')]);

let view: Record<string, unknown>;
afterEach(() => unmount(view));

function show(engine: Recording['engine'], cases: readonly RecordedCase[]): HTMLElement {
	const recording: Recording = {
		engine,
		says: 'Nobody waits.',
		runs: [
			{ on: 'PostgreSQL 18.4', date: '2026-11-25' },
			{ on: 'PostgreSQL 15.18', date: '2026-11-24' }
		],
		cases
	};
	view = mount(RecordingView, { target: document.body, props: { recording } });
	flushSync();
	return document.body;
}

test('says what the recording shows, on which software and when', () => {
	const text = show('postgres', [schedule]).textContent;
	expect(text).toContain('Nobody waits.');
	expect(text).toContain('PostgreSQL 18.4 (Nov 25, 2026), PostgreSQL 15.18 (Nov 24, 2026)');
	expect(text).toContain('Every transaction began at serializable.');
});

test.for([
	['a schedule', 'postgres', schedule, true],
	['connections of Redis', 'redis', schedule, false],
	['a session by itself', 'postgres', alone, false]
] as const)('whether %s leads to the laboratory', ([, engine, shown, isThere]) => {
	expect(show(engine, [shown]).querySelector('a[href$="/lab"]') !== null).toBe(isThere);
});

test('shows one of several runs at a time', () => {
	const other = caseOf('with-a-lock', [step('A', 'lock table items', 'LOCK TABLE')]);
	const page = show('postgres', [schedule, other]);
	const select = page.querySelector('select') as HTMLSelectElement;
	expect([...select.options].map(({ text }) => text)).toEqual(['main', 'with a lock']);
	select.value = 'with-a-lock';
	select.dispatchEvent(new Event('change', { bubbles: true }));
	flushSync();
	expect(page.textContent).toContain('lock table items');
	expect(page.textContent).not.toContain('select 1');
});

test('gives what a program printed a box of its own that scrolls', () => {
	const printed = caseOf('main', [step(undefined, 'for n in range(2):\n    print(n)', '0\n1')]);
	const boxes = show('python', [{ ...printed, isolation: undefined }]).querySelectorAll('pre');
	expect([...boxes].map(({ textContent }) => textContent)).toEqual([
		'for n in range(2):\n    print(n)',
		'0\n1'
	]);
});
