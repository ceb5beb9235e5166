import '../../../app.css';
import axe from 'axe-core';
import { mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { presentItem } from '#lib/core/items/present.ts';
import type { Response } from '#lib/core/items/response.ts';
import { createRandom } from '#lib/core/random.ts';
import { buildItem } from '#tests/builders/item.ts';
import AnswerInput from './AnswerInput.svelte';
import Solution from './Solution.svelte';

const code = (...lines: string[]) => ({
	kind: 'code' as const,
	language: 'sql',
	lines: lines.map((line) => [line])
});
const because = ['So that it can be told apart.'];
const update = `update stock set n = n - 1, changed_by_session_that_has_a_very_long_name = 'B'`;

const item = buildItem('schedule', {
	setup: code('create table stock (n int);', 'insert into stock values (10);'),
	isolation: { A: 'repeatable read', B: 'serializable' },
	steps: [
		{ who: 'A', code: code('update stock set n = n - 2'), recorded: { out: 'UPDATE 1' } },
		{ who: 'B', code: code(update), recorded: { out: 'waits' } },
		{
			who: 'A',
			code: code('commit'),
			recorded: { out: 'COMMIT', released: { B: { out: 'error 40001', says: 'too late' } } }
		},
		{ code: code('select n from stock'), recorded: { out: [[8]] } }
	],
	asked: [
		{ step: 1, choices: ['waits', 'UPDATE 1'], right: 0, rationale: because },
		{ step: 2, released: 'B', choices: ['UPDATE 1', 'error 40001'], right: 1, rationale: because },
		{ step: 3, choices: ['10', '8', '7', 'no rows'], right: 1, rationale: because }
	]
});

let shown: ReturnType<typeof mount> | undefined;
let response: Response | undefined;

beforeEach(() => {
	response = undefined;
	document.documentElement.lang = 'en';
});

afterEach(async () => {
	if (shown) await unmount(shown);
});

/** Nobody opens a recording here. */
const loadRecording = () => Promise.reject(new TypeError('not asked for'));

function showInput(): void {
	shown = mount(AnswerInput, {
		target: document.body,
		props: {
			item: presentItem(item, createRandom('seed')),
			response: { kind: 'schedule', choices: [0, null, null] },
			onchange: (changed: Response | undefined) => (response = changed)
		}
	});
}

function showSolution(given: Response | undefined): void {
	shown = mount(Solution, {
		target: document.body,
		props: { item, response: given, loadRecording }
	});
}

async function violations(): Promise<string[]> {
	const results = await axe.run(document.body, {
		runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
	});
	return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

test('a prediction is taken beside those made before, under its authored index', async () => {
	showInput();
	const step = page.getByRole('group', { name: 'At the end' });
	await step.getByRole('radio', { name: '8' }).click();
	expect(response).toEqual({ kind: 'schedule', choices: [0, null, 1] });
});

test('every step that is asked is named by its session and statement', () => {
	showInput();
	// A snippet of code is a group of its own.
	const names = page
		.getByRole('group')
		.elements()
		.flatMap((group) => {
			const legend = group.querySelector('legend');
			return legend ? [legend.textContent.replace(/\s+/g, ' ').trim()] : [];
		});
	expect(names).toEqual([
		`Step 2, session B What does it come to? ${update}`,
		`Step 2, session B, if it still waits: what does it come to now? ${update}`,
		'At the end What does it come to? select n from stock'
	]);
});

test('what came to pass is told before the first asked step, and not from there on', () => {
	showInput();
	const told = page.getByText('It came to:').elements();
	expect(told.map((label) => label.closest('li')?.querySelector('.name')?.textContent)).toEqual([
		'Step 1, session A'
	]);
});

test('the solution says of each step what was recorded, what was predicted, and why', async () => {
	showSolution({ kind: 'schedule', choices: [1, 1, null] });
	const asked = [...document.querySelectorAll('.asked')].map((each) =>
		(each.textContent ?? '').replace(/\s+/g, ' ').trim()
	);
	expect(asked).toEqual([
		`✗ you predicted UPDATE 1, recorded is waits ${because}`,
		`Step 2, session B: ✓ you predicted error 40001 ${because}`,
		`✗ you left it open: 8 ${because}`
	]);
	await expect.element(page.getByText('B goes on: error 40001 too late')).toBeVisible();
});

test.for([
	[320, 'the question', showInput],
	[320, 'the solution', () => showSolution(undefined)],
	[1000, 'the question', showInput],
	[1000, 'the solution', () => showSolution({ kind: 'schedule', choices: [0, 0, 1] })]
] as const)(
	'at %i pixels %s overflows nowhere and breaks no rule of WCAG',
	async ([width, , show]) => {
		await page.viewport(width, 800);
		show();
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
		expect(await violations()).toEqual([]);
	}
);
